"""What the schema says of every address alike: how it refuses."""

from typing import Any, Final

from sources.api.problems import MEDIA_TYPE

_FAULT: Final = {
    "type": "object",
    "required": ["detail", "code"],
    "properties": {
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "Stable, for programs."},
        "pointer": {"type": "string", "description": "JSON pointer into the body."},
        "index": {"type": "integer", "description": "In a list: which row, from 0."},
        "key": {"type": "string", "description": "In a list: what in the row."},
        "parameter": {"type": "string", "description": "Name of the query parameter."},
        "header": {"type": "string"},
    },
}
_PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "code", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "enum": ["about:blank"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable, for programs."},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The address that was asked for."},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
    },
}
_ALWAYS: Final = {
    "400": "The query string or the body is malformed, or a parameter is not known.",
    "401": "The token is missing, not known, expired or revoked.",
    "403": "The token's scopes or its person's role do not allow this.",
}
_BELOW: Final = {"404": "There is nothing at this address, or nothing that the token's person may see."}
_WRITING: Final = {
    "409": "Somebody was faster, or the draft has a newer version.",
    "411": "The body has no Content-Length.",
    "413": "The body is too large.",
    "415": "The body is of another media type.",
    "422": "Something in the body cannot be: `errors` says what and where. Nothing was written.",
}


def declare_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Give every operation the problems it may answer with: the exception handler is one, so they are said once."""
    result["components"]["schemas"] |= {"Problem": _PROBLEM, "Fault": _FAULT}
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, methods in result["paths"].items():
        for method, operation in methods.items():
            refusals = _ALWAYS | (_BELOW if "{" in path else {}) | (_WRITING if method == "post" else {})
            for status, words in refusals.items():
                operation["responses"].setdefault(status, {"description": words, "content": content})
    return result
