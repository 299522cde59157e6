"""A small document, which has its own package."""

from typing import Final

DOCUMENT: Final = """\
openapi: 3.1.0

info:
  title: Kites
  version: 1.0.0
  license: {name: MIT}

servers:
  - url: https://kites.example.org

paths:
  /kites/{id}:
    get:
      operationId: kites_get
      summary: Look at a kite.
      tags: [kites]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}, x-phi: false}
      responses:
        "200":
          description: The kite.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Kite"}

components:
  schemas:
    Kite:
      type: object
      required: [colour]
      properties:
        colour: {type: string, x-phi: false}
        pilot: {type: string, x-phi: true}

x-client:
  package: kites_client
  distribution: kites-client
  name: Kites
"""
FIELD: Final = "        tail: {type: integer}\n"
"""What makes one more field of a kite."""
