"""A document with a slot for every string that a document's author can choose."""

import re
from typing import Final

from generator.reading.document import Json, JsonObject, loads

TEXT: Final = """
openapi: 3.1.0
info:
  title: slotTitle
  summary: slotSummaryOfAll
  description: slotDescriptionOfAll
  version: 1.0.0
  license: {name: slotLicense}
  contact: {name: slotContact}
externalDocs: {url: "https://example.com", description: slotDocs}
servers:
  - url: https://{slotVariable}.slothost.example/slotbase
    description: slotServer
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
  parameters: {slotHeader: slotHeaderArgument}
  errors: {code: [slotCode], detail: [slotDetail]}
  neverRetried: {"429": [slotNever]}
paths:
  /slotpath/{slotPlace}:
    summary: slotPathSummary
    parameters:
      - $ref: "#/components/parameters/slotShared"
      - name: slotPlace
        in: path
        required: true
        description: slotPlaceText
        schema: {type: string, pattern: slotPattern}
        example: slotPlaceExample
    get:
      operationId: slotOperation
      tags: [slotTag]
      summary: slotSummary
      description: slotDescription
      deprecated: true
      parameters:
        - name: slotQuery
          in: query
          schema: {type: string, default: slotDefault, $comment: slotComment}
        - name: slotChoice
          in: query
          schema: {type: string, enum: [slotChoiceValue, other]}
      responses:
        "200":
          description: slotAnswer
          headers:
            slotAnswerHeader: {description: slotAnswerHeaderText, schema: {}}
          content:
            application/slotmedia+json:
              schema: {$ref: "#/components/schemas/slotModel"}
              examples:
                slotExample: {summary: slotExampleText, value: {slotField: slotGiven}}
        "404": {description: slotNothing}
    put:
      tags: [slotOther]
      requestBody:
        description: slotBody
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/slotModel"}}
      responses: {"204": {description: Done.}}
components:
  securitySchemes:
    slotScheme:
      {type: http, scheme: bearer, bearerFormat: slotFormat, description: slotBearer}
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
      title: slotModelTitle
      description: slotModelText
      type: object
      required: [slotRequired]
      additionalProperties: {type: string}
      properties:
        slotField:
          type: string
          description: slotFieldText
          default: slotFieldDefault
          example: slotFieldExample
          format: slotFieldFormat
        slotRequired: {$ref: "#/components/schemas/slotEnum"}
        slotInline:
          type: object
          properties: {slotInner: {type: array, items: {const: slotItem}}}
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


def filled(slot: str, payload: str) -> JsonObject:
    """Return the document with *payload* in every place of *slot*."""
    made = _filled(CALM, re.compile(rf"{slot}\b"), payload)
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
