"""What the samples use of `requests`, for a machine that does not have it."""

import json as to_json
from urllib import parse, request as http


class Response:
    def __init__(self, status, content):
        self.status_code, self.content = status, content

    def raise_for_status(self):
        if self.status_code >= 400:
            raise RuntimeError(f"{self.status_code}")

    def json(self):
        return to_json.loads(self.content)


def send(method, url, params=None, headers=None, json=None, data=None):
    if params:
        url += "?" + parse.urlencode(params)
    headers = dict(headers or {})
    if json is not None:
        data = to_json.dumps(json).encode()
        headers["Content-Type"] = "application/json"
    if data is None and method in ("PUT", "POST"):
        headers["Content-Length"] = "0"
    call = http.Request(url, data=data, headers=headers, method=method)
    try:
        with http.urlopen(call) as answer:
            return Response(answer.status, answer.read())
    except http.HTTPError as error:
        return Response(error.code, error.read())


def of(method):
    return lambda url, **options: send(method, url, **options)


get, put, post, delete = of("GET"), of("PUT"), of("POST"), of("DELETE")
