"""A province's service in Python: GraphQL over HTTP with ETags, on http.server.

    PORT=4101 SHARD_PUBLIC_KEYS_FILE=keys.json /usr/bin/python3 examples/python-province/server.py
"""

import hashlib
import json
import logging
import os
import pathlib
import sys
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from graphql import execute, parse, validate
from graphql.utils.get_operation_ast import get_operation_ast

from schema import ROOT, build_schema
from token_check import TokenCheck
from view import View

# It logs refusals too, with their stack; what is no refusal is logged below.
for name in ("graphql.execution.executor", "graphql.execution.utils"):
    logging.getLogger(name).disabled = True

BODY_LIMIT_BYTES = 1024 * 1024
# The gateway may keep an answer half a minute, and a week while this service is down.
CACHE_CONTROL = "max-age=30, stale-if-error=604800"
NEWER_TYPE = "application/graphql-response+json"

CONTENT = pathlib.Path(os.environ.get("DATA_FILE") or ROOT / "examples/vectors/province.json").read_bytes()
DATA = json.loads(CONTENT)
CATALOGUE = json.loads((ROOT / "examples/vectors/catalogue.json").read_text("utf-8"))
KEYS = os.environ.get("SHARD_PUBLIC_KEYS") or pathlib.Path(os.environ["SHARD_PUBLIC_KEYS_FILE"]).read_text()
# Changes whenever the data does, and only then; what is shown to some has another tag than what is shown to all.
VERSION = hashlib.sha256(CONTENT).hexdigest()[:16]
SCHEMA = build_schema()
TOKENS = TokenCheck(json.loads(KEYS), DATA["province"])
VIEWS = {name: View(DATA, CATALOGUE, name) for name in ("own", "drafts", "published")}


def visibility_of(caller):
    if caller == {"role": "province", "province": DATA["province"]}:
        return "own"
    return "drafts" if caller["role"] == "analyst" else "published"


def read_parameters(text):
    """The parameters of a GraphQL request. Raises ValueError with what is wrong with them."""
    try:
        parameters = json.loads(text)
    except ValueError:
        raise ValueError("Expected a JSON body") from None
    if not isinstance(parameters, dict):
        raise ValueError("Expected a JSON object")
    expected = {"query": (str, False), "operationName": (str, True), "variables": (dict, True), "extensions": (dict, True)}
    for name, (kind, may_lack) in expected.items():
        value = parameters.get(name)
        if not isinstance(value, kind) and not (may_lack and value is None):
            raise ValueError(f'Expected "{name}" to be a {"string" if kind is str else "JSON object"}')
    return parameters


def run(parameters, visibility):
    """The result, and whether anything was executed."""
    try:
        document = parse(parameters["query"])
    except Exception as error:  # of syntax; the library has several
        return {"errors": [{"message": str(error)}]}, False
    errors = validate(SCHEMA, document)
    if errors:
        return {"errors": [{"message": error.message} for error in errors]}, False
    operation = get_operation_ast(document, parameters.get("operationName"))
    if operation is None or operation.operation != "query":
        return {"errors": [{"message": "Expected the name of one query"}]}, False
    try:
        result = execute(
            SCHEMA,
            document,
            context_value=VIEWS[visibility],
            variable_values=parameters.get("variables"),
            operation_name=parameters.get("operationName"),
        )
    except Exception as error:  # variables that do not fit
        return {"errors": [{"message": str(error)}]}, False
    if result.invalid or result.data is None:
        return {"errors": [{"message": str(error)} for error in result.errors]}, False
    answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [written(error) for error in result.errors]
    return answer, True


def written(error):
    original = getattr(error, "original_error", None) or error
    code = getattr(original, "code", "INTERNAL_SERVER_ERROR")
    message = str(original)
    if not hasattr(original, "code"):
        traceback.print_exception(original, file=sys.stderr)
        # What went wrong inside is nobody's business.
        message = "Internal error"
    return {"message": message, "path": error.path, "extensions": {"code": code}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        caller = self._caller()
        if caller is None:
            return
        kind = NEWER_TYPE if NEWER_TYPE in self.headers.get("accept", "") else "application/json"
        if not self.headers.get("content-type", "").startswith("application/json"):
            return self._refuse(kind, 415, "Expected content-type application/json")
        length = int(self.headers.get("content-length") or 0)
        if length > BODY_LIMIT_BYTES:
            return self._refuse(kind, 413, f"Expected a body of at most {BODY_LIMIT_BYTES} bytes")
        try:
            parameters = read_parameters(self.rfile.read(length))
        except ValueError as error:
            return self._refuse(kind, 400, str(error))
        visibility = visibility_of(caller)
        result, was_executed = run(parameters, visibility)
        # The newer media type gives every failed request a status of its own; the older one answers 200.
        status = 200 if was_executed or kind != NEWER_TYPE else 400
        is_whole = was_executed and "errors" not in result
        etag = f'"{VERSION}.{visibility}"'
        headers = {"etag": etag, "cache-control": CACHE_CONTROL} if is_whole else {}
        known = [tag.strip() for tag in self.headers.get("if-none-match", "").split(",")]
        if is_whole and etag in known:
            return self._send(304, headers)
        return self._json(kind, status, result, headers)

    def do_GET(self):
        if self._caller() is not None:
            self._send(405, {"allow": "POST"})

    do_PUT = do_DELETE = do_PATCH = do_HEAD = do_GET

    def _caller(self):
        """Who asks, before anything of the body is read; None if that is answered already."""
        if self.path.split("?")[0] != "/graphql":
            return self._give_up(404, {})
        caller = TOKENS.read(self.headers.get("authorization"))
        return caller or self._give_up(401, {"www-authenticate": "Bearer"})

    def _give_up(self, status, headers):
        # What is left of the body is not read.
        self.close_connection = True
        self._send(status, {**headers, "connection": "close"})

    def _refuse(self, kind, status, message):
        self.close_connection = True
        self._json(kind, status, {"errors": [{"message": message}]}, {"connection": "close"})

    def _json(self, kind, status, result, headers):
        body = json.dumps(result, ensure_ascii=False).encode()
        self._send(status, {"content-type": f"{kind}; charset=utf-8", "vary": "accept", **headers}, body)

    def _send(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    host = os.environ.get("HOST", "127.0.0.1")
    server = ThreadingHTTPServer((host, int(os.environ.get("PORT", "4101"))), Handler)
    print(f"http://{host}:{server.server_port}/graphql", flush=True)
    server.serve_forever()
