"""Run with SIMULATOR_URL=http://localhost:8889 python3 -m unittest test_simulator"""

import json
import os
import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ.get("SIMULATOR_URL", "http://localhost:8889")


def call(method, url, body=None, token=None):
    headers = {"content-type": "application/json"}
    if token:
        headers = {"authorization": f"Bearer {token}"}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data=data, method=method, headers=headers)) as response:
        text = response.read()
        return json.loads(text) if text else None


class TopArtists(unittest.TestCase):
    def setUp(self):
        self.world = call("POST", f"{URL}/simulator/worlds")
        self.base = self.world["baseUrl"]

    def tearDown(self):
        call("DELETE", f"{URL}/simulator/worlds/{self.world['id']}")

    def test_reads_with_the_scope_and_not_without(self):
        body = {"account": "ada", "scopes": ["user-top-read"]}
        token = call("POST", f"{self.base}/simulator/sign-in", body)["access_token"]
        self.assertEqual(len(call("GET", f"{self.base}/v1/me/top/artists", token=token)["items"]), 20)

        token = call("POST", f"{self.base}/simulator/sign-in", {"account": "ada"})["access_token"]
        with self.assertRaises(HTTPError) as refused:
            call("GET", f"{self.base}/v1/me/top/artists", token=token)
        self.assertEqual(refused.exception.code, 403)

        requests = call("GET", f"{self.base}/simulator/requests?path=/v1")["requests"]
        self.assertEqual([request["status"] for request in requests], [200, 403])
