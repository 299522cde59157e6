"""A document with a slot for every string that a document's author can choose."""

import re
from collections.abc import Iterable
from typing import Final

from generator.reading.document import Json, JsonObject, loads

TEXT: Final = """
openapi: 3.1.0
info:
  title: slotTitle
  summary: slotSummaryOfAllText
  description: slotDescriptionOfAllText
  version: 1.0.0
  license: {name: slotLicenseText}
  contact: {name: slotContactText}
externalDocs: {url: "https://example.com", description: slotDocsText}
servers:
  - url: https://{slotVariable}.slothost.example/slotbase
    description: slotServerText
    variables:
      slotVariable:
        enum: [slotregion, other]
        default: slotregion
        description: slotVariableText
security: [{slotScheme: []}]
tags: [{name: slotTag, description: slotTagText}]
x-slotExtension: slotExtensionText
x-client:
  name: slotClient
  distribution: slotDistribution
  package: slot_package
  environmentPrefix: slotPrefix
  streamToken: slotStream
  parameters: {slotHeader: slotHeaderArgument}
  errors: {code: [slotCode], detail: [slotDetail]}
  neverRetried: {"429": [slotNever]}
paths:
  /slotpath/{slotPlace}:
    summary: slotPathSummaryText
    parameters:
      - $ref: "#/components/parameters/slotShared"
      - name: slotPlace
        in: path
        required: true
        description: slotPlaceText
        schema: {type: string}
        example: slotPlaceExampleText
    get:
      operationId: slotOperation
      tags: [slotTag]
      summary: slotSummaryText
      description: slotDescriptionText
      deprecated: true
      parameters:
        - name: slotQuery
          in: query
          schema:
            type: string
            default: slotDefaultText
            $comment: slotCommentText
        - name: slotChoice
          in: query
          schema: {type: string, enum: [slotChoiceValue, other]}
      responses:
        "200":
          description: slotAnswerText
          headers:
            slotAnswerHeader: {description: slotAnswerHeaderText, schema: {}}
          content:
            application/slotmedia+json:
              schema: {$ref: "#/components/schemas/slotModel"}
              examples:
                slotExample:
                  summary: slotExampleText
                  value: {slotRequired: slotMember, slotField: slotGivenText}
        "404": {description: slotNothingText}
    put:
      tags: [slotOther]
      requestBody:
        description: slotBodyText
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/slotModel"}}
      responses: {"204": {description: Done.}}
components:
  securitySchemes:
    slotScheme:
      type: http
      scheme: bearer
      bearerFormat: slotFormatText
      description: slotBearerText
  parameters:
    slotShared:
      name: slotHeader
      in: header
      required: true
      description: slotHeaderText
      schema: {type: string}
  schemas:
    slotEnum: {type: string, description: slotEnumText, enum: [slotMember, other]}
    slotKind:
      type: object
      required: [slotTell]
      properties: {slotTell: {const: slotConst}}
    slotModel:
      title: slotModelTitleText
      description: slotModelText
      type: object
      required: [slotRequired]
      additionalProperties: {type: string}
      properties:
        slotField:
          type: string
          description: slotFieldText
          default: slotFieldDefaultText
          example: slotFieldExampleText
          format: slotFieldFormatText
        slotRequired: {$ref: "#/components/schemas/slotEnum"}
        slotInline:
          type: object
          properties: {slotInner: {type: array, items: {const: slotItem}}}
        slotBound: {type: string, pattern: slotPatternText}
        slotUnion:
          description: slotUnionText
          oneOf:
            - {$ref: "#/components/schemas/slotKind"}
            - {$ref: "#/components/schemas/slotModel"}
          discriminator:
            propertyName: slotTell
            mapping: {slotMapped: "#/components/schemas/slotModel"}
"""
CALM: Final[JsonObject] = loads(TEXT)
"""The document with nothing in its slots but their own names."""

SLOTS: Final = sorted(set(re.findall(r"slot\w*", TEXT)))
PROSE: Final = [slot for slot in SLOTS if slot.endswith("Text")]
"""Slots of which nothing but a docstring is made, if anything."""


def filled(slots: Iterable[str], payload: str) -> JsonObject:
    """Return the document with *payload* in every place of every one of *slots*."""
    made = _filled(CALM, re.compile(rf"({'|'.join(slots)})\b"), payload)
    assert isinstance(made, dict)
    return made


def _filled(value: Json, slot: re.Pattern[str], payload: str) -> Json:
    match value:
        case dict():
            return {
                slot.sub(lambda _: payload, name): _filled(item, slot, payload)
                for name, item in value.items()
            }
        case list():
            return [_filled(item, slot, payload) for item in value]
        case str():
            return slot.sub(lambda _: payload, value)
        case _:
            return value
