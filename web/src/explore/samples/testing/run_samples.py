"""Runs the Python samples on standard input, one after the other, and prints what went wrong in each."""

import contextlib
import io
import json
import sys

try:
    import requests
except ImportError:
    import requests_stand_in

    sys.modules["requests"] = requests_stand_in

import sdk_stand_in

task = json.load(sys.stdin)
sdk_stand_in.install(task["controllers"])
faults = {}
for name, sample in task["samples"].items():
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(sample, name, "exec"), {"ACCESS_TOKEN": task["token"]})
    except Exception as error:
        faults[name] = repr(error)
print(json.dumps(faults))
