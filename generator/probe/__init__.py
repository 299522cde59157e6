"""Compare recorded answers with the document: where do they leave it, and how often.

    sources, forms, texts   a recording, a line or an item at a time
    envelopes, entries      what one of them recorded
    routes, checking        the operation it belongs to, and what deviates from it
    findings, profiles      what came together so far, without a single value
    nodes, parts, edits     what of the document describes that
    mending, changes        the change of the document that would make it fit
    refusing                whether the generator would take it
    showing, machine        the report

A recording holds what may identify patients. No value leaves this package, nor a
query, a path, a header or the key of a map; only an unknown member of an enum does
that is not `x-phi`.
"""
