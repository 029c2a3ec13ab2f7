"""A purchase in the sandbox, by the client that OpenAPI Generator writes from our document.

    PYTHONPATH=CLIENT python purchase.py URL

Token, search, calculate-interest, authorization, capture, partial return, and a refusal at the end. Whatever an answer
holds beside or against the document makes the foreign client raise; what the amounts must be is checked here.
"""

import sys
from decimal import Decimal
from uuid import uuid4

import pos

CLIENT_ID, PRICE, RETURNED = "flexitidemo", Decimal("1026.47"), Decimal("26.47")
steps = []


def told(step, answer, **expected):
    """Writes a step down; each expected member must have its value, to the cent."""
    for member, value in expected.items():
        got = getattr(answer, member)
        assert Decimal(str(got)) == value, f"{step}: {member} is {got}, and should be {value}"
    steps.append(step)
    said = "  ".join(f"{member} {value}" for member, value in expected.items())
    print(f"{step:<20}{said}".rstrip())
    return answer


def main(url):
    configuration = pos.Configuration(host=url)
    with pos.ApiClient(configuration) as client:
        ids = {"client_id": CLIENT_ID, "x_reference_id": uuid4().hex}
        token = pos.TokenApi(client).create_token(
            client_id=CLIENT_ID,
            client_secret="secret",
            grant_type="client_credentials",
            x_reference_id=ids["x_reference_id"],
        )
        configuration.access_token = told("token", token, expires_in=1200).access_token

        found = pos.CustomerApi(client).search_customers(
            **ids, first_name="Flexiti", last_name="MITester", dob="1985-03-01"
        )
        account = told("search", found[0]).account_number

        amount = pos.CalculateInterestRequest(amount=float(PRICE))
        offers = pos.InterestApi(client).calculate_interest(
            **ids, account_number=account, calculate_interest_request=amount
        )
        plan = told("calculate-interest", offers).promotional_purchase[0]

        financing = pos.FinancingOption(
            transaction_type="promotional_purchase", plan_id=plan.plan_id, term=plan.terms[0].term
        )
        purchase = pos.CreateAuthorizationRequest(
            account_number=account, financing_option=financing, amount=float(PRICE), auto_capture=False
        )
        authorized = pos.AuthorizationApi(client).create_authorization(**ids, create_authorization_request=purchase)
        told("authorization", authorized)

        captures, authorization = pos.CaptureApi(client), {**ids, "authorization_id": authorized.authorization_id}
        all_of_it = pos.CaptureAuthorizationRequest(amount=float(PRICE))
        captured = captures.capture_authorization(**authorization, capture_authorization_request=all_of_it)
        told("capture", captured, amount=PRICE, remaining_authorization_amount=Decimal(0))

        part = pos.ReturnCaptureRequest(amount=float(RETURNED))
        returned = captures.return_capture(
            **authorization, capture_id=captured.capture_id, return_capture_request=part
        )
        told("return", returned, amount=RETURNED, remaining_capture_amount=PRICE - RETURNED)

        try:
            captures.capture_authorization(**authorization, capture_authorization_request=all_of_it)
        except pos.ApiException as refusal:
            assert (refusal.status, refusal.data.error) == (409, "authorization_ended"), refusal
            told("refusal", refusal, status=Decimal(409))
        else:
            raise AssertionError("what is captured can be captured again")
    print(f"{len(steps)} steps, {len(steps)} as documented")


if __name__ == "__main__":
    main(sys.argv[1])
