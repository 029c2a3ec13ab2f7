"""A token of the mock: `python get_token.py URL` prints it."""

import sys

import requests

answer = requests.post(
    f"{sys.argv[1]}/v2.5/oauth/token",
    headers={"x-reference-id": "0123456789abcdef0123456789abcdef"},
    data={"client_id": "flexitidemo", "client_secret": "secret", "grant_type": "client_credentials"},
    timeout=10,
)
print(answer.json()["access_token"])
