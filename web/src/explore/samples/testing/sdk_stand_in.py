"""
Stands in for `spotify-api-sdk` 1.0.0, which can't be installed everywhere: the names that the samples use, as its
documentation has them. It refuses a parameter that a method does not have, and a body that nothing turns into text.
"""

import json
import sys
import types
from enum import Enum
from urllib.parse import quote

import requests


class Parameter:
    def key(self, name):
        self.name = name
        return self

    def value(self, value):
        self.content = value
        return self

    def should_encode(self, _):
        return self


class RequestBuilder:
    def __init__(self):
        self.templates, self.queries, self.headers = [], [], {}
        self.content, self.serializer, self.auth_name = None, None, None

    def server(self, server):
        self.base = Configuration.environments[Environment.PRODUCTION][server]
        return self

    def path(self, path):
        self.template = path
        return self

    def http_method(self, method):
        self.method = method.value
        return self

    def template_param(self, parameter):
        self.templates.append(parameter)
        return self

    def query_param(self, parameter):
        self.queries.append(parameter)
        return self

    def header_param(self, parameter):
        self.headers[parameter.name] = parameter.content
        return self

    def body_param(self, parameter):
        self.content = parameter.content
        return self

    def body_serializer(self, serializer):
        self.serializer = serializer
        return self

    def auth(self, auth):
        self.auth_name = auth.name
        return self


class Single:
    def __init__(self, name):
        self.name = name


class ResponseHandler:
    def is_api_response(self, _):
        return self


class Server(Enum):
    DEFAULT = 0
    AUTH_SERVER = 1


class Environment(Enum):
    PRODUCTION = 0


class Configuration:
    environments = {Environment.PRODUCTION: {Server.DEFAULT: "https://api.spotify.com/v1"}}


class HttpMethodEnum(Enum):
    GET = "GET"
    PUT = "PUT"
    POST = "POST"
    DELETE = "DELETE"


class APIHelper:
    json_serialize = staticmethod(json.dumps)


class OAuthToken:
    def __init__(self, access_token=None, token_type=None):
        self.access_token = access_token


class AuthorizationCodeAuthCredentials:
    def __init__(self, o_auth_client_id, o_auth_client_secret, o_auth_redirect_uri, o_auth_token=None):
        if None in (o_auth_client_id, o_auth_client_secret, o_auth_redirect_uri):
            raise ValueError("no credential can be None")
        self.token = o_auth_token


class Call:
    def __init__(self, token):
        self.token = token

    def request(self, builder):
        self.builder = builder
        return self

    def response(self, _):
        return self

    def execute(self):
        builder = self.builder
        if builder.auth_name != "oauth_2_0":
            raise RuntimeError("nothing authorizes the call")
        path = builder.template
        for parameter in builder.templates:
            path = path.replace("{%s}" % parameter.name, quote(str(parameter.content), safe=""))
        pairs = [(each.name, each.content) for each in builder.queries if each.content is not None]
        query = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in pairs)
        body = builder.serializer(builder.content) if builder.serializer and builder.content is not None else builder.content
        if not isinstance(body, (str, type(None))):
            raise TypeError("the body is no text")
        headers = {**builder.headers, "Authorization": f"Bearer {self.token.access_token}"}
        send = getattr(requests, builder.method.lower())
        url = builder.base + path + ("?" + query if query else "")
        answer = send(url, headers=headers, data=body.encode() if body is not None else None)
        answer.raise_for_status()
        return types.SimpleNamespace(body=answer.content)


class BaseController:
    def __init__(self, configuration):
        self.new_api_call_builder = Call(configuration.token)


class Controller:
    """The methods of one controller, made from their signatures."""

    def __init__(self, client, methods):
        self.client, self.methods = client, methods

    def __getattr__(self, name):
        if name not in self.methods:
            raise AttributeError(name)
        return lambda **given: self.call(name, **given)

    def call(self, name, **given):
        method = self.methods[name]
        unknown = given.keys() - method["parameters"].keys()
        missing = [each for each, default in method["parameters"].items() if default == "required" and each not in given]
        if unknown or missing:
            raise TypeError(f"{name}: unknown {sorted(unknown)}, missing {missing}")
        builder = RequestBuilder().server(Server.DEFAULT).path(method["path"])
        builder.http_method(HttpMethodEnum[method["method"]]).auth(Single("oauth_2_0"))
        for parameter, default in method["parameters"].items():
            value = given.get(parameter, default)
            wire = "type" if parameter == "mtype" else parameter
            if parameter == "body":
                if value is not None:
                    builder.header_param(Parameter().key("Content-Type").value("application/json"))
                    builder.body_param(Parameter().value(value)).body_serializer(APIHelper.json_serialize)
            elif "{%s}" % wire in method["path"]:
                builder.template_param(Parameter().key(wire).value(value))
            else:
                builder.query_param(Parameter().key(wire).value(value))
        return BaseController(self.client.global_configuration).new_api_call_builder.request(builder).execute()


class SpotifywebapiClient:
    controllers = {}

    def __init__(self, authorization_code_auth_credentials=None):
        self.global_configuration = authorization_code_auth_credentials

    def __getattr__(self, name):
        if name not in self.controllers:
            raise AttributeError(name)
        return Controller(self, self.controllers[name])


def install(controllers):
    """@param controllers: by name, the methods by name: method, path, and the parameters with their defaults"""
    SpotifywebapiClient.controllers = controllers
    for name, members in {
        "apimatic_core.authentication.multiple.single_auth": [Single],
        "apimatic_core.request_builder": [RequestBuilder],
        "apimatic_core.response_handler": [ResponseHandler],
        "apimatic_core.types.parameter": [Parameter],
        "spotifywebapi.api_helper": [APIHelper],
        "spotifywebapi.configuration": [Configuration, Environment, Server],
        "spotifywebapi.controllers.base_controller": [BaseController],
        "spotifywebapi.http.auth.o_auth_2": [AuthorizationCodeAuthCredentials],
        "spotifywebapi.http.http_method_enum": [HttpMethodEnum],
        "spotifywebapi.models.o_auth_token": [OAuthToken],
        "spotifywebapi.spotifywebapi_client": [SpotifywebapiClient],
    }.items():
        parts = name.split(".")
        for end in range(1, len(parts) + 1):
            sys.modules.setdefault(".".join(parts[:end]), types.ModuleType(".".join(parts[:end])))
        vars(sys.modules[name]).update({member.__name__: member for member in members})
