#!/usr/bin/env bash
# Signs people in to an Apache with mod_auth_mellon (a service provider that shares no code with Countersign) through a
# Countersign of its own, and says PASS or FAIL for each flow. Needs Debian or Ubuntu; installs what is missing, as root.
# Nothing outside a temporary folder is written, and nothing is left running.
#
#   test/interop/mellon.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# Settings come from the file that is written below, not from whoever starts this, and nothing goes through a proxy.
unset DATABASE_URL "${!COUNTERSIGN_@}"
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost

# Everything that is written lies in here.
folder=$(mktemp -d)

# shellcheck source=reporting.bash
source "$here/reporting.bash"
# shellcheck source=servers.bash
source "$here/servers.bash"
# shellcheck source=both-sides.bash
source "$here/both-sides.bash"
# shellcheck source=signatures.bash
source "$here/signatures.bash"

finish() {
  local status=$?
  trap - EXIT
  # Also the second Ctrl-C of somebody in a hurry must not leave a server behind.
  trap '' INT TERM HUP
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "FAIL the run: ended early with status $status"
    failed=1
  fi
  # What both servers had to say, for whoever has to find out why.
  [ "$failed" -eq 0 ] || tail -n 20 "$folder"/{error,countersign}.log >&2 || true
  stop_apache
  stop_countersign
  rm -rf "$folder"
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}

journey() {
  node "$here/journeys.mjs" "$@"
}

addresses_are_told() {
  [ "$(address redirect metadataUrl)" = "$INTEROP_COUNTERSIGN/saml/redirect/metadata" ] || says 'metadataUrl is another'
  [ "$(address redirect ssoUrl)" = "$INTEROP_COUNTERSIGN/saml/redirect/sso" ] || says 'ssoUrl is another'
  [ "$(address redirect launchUrl)" = "$INTEROP_COUNTERSIGN/saml/redirect/launch" ] || says 'launchUrl is another'
}

signed_requests_are_required() {
  local app
  for app in signed signed-post encrypted; do
    grep -q 'WantAuthnRequestsSigned="true"' "$folder/idp/$app.xml" || says "$app: our metadata does not want signed requests"
  done
  grep -q 'WantAuthnRequestsSigned="false"' "$folder/idp/redirect.xml" || says 'redirect: wants signed requests'
}

key_id() {
  node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).id'
}

# Next is published before it signs: an Apache that knows both goes on across the change.
key_rotates() {
  local next
  certificate_of redirect 1 "$folder/old.pem"
  next=$(cli cert create redirect --json | key_id)
  fetch_idp_metadata redirect
  [ "$(certificates_in redirect)" -eq 2 ] || says 'our metadata does not hold both certificates'
  certificate_of redirect 2 "$folder/new.pem"
  restart_apache
  journey sign-in redirect
  verify_response "$folder/responses/redirect.xml" "$folder/old.pem"
  cli cert promote "$next" --yes
  journey sign-in redirect
  verify_response "$folder/responses/redirect.xml" "$folder/new.pem"
  if verify_response "$folder/responses/redirect.xml" "$folder/old.pem"; then says 'the old key still signs'; fi
}

# The other way round: an Apache that was not told refuses, until its metadata is fetched anew.
key_replaced_unannounced() {
  local next
  next=$(cli cert create post --json | key_id)
  cli cert promote "$next" --yes
  journey untrusted-key post
  fetch_idp_metadata post
  [ "$(certificates_in post)" -eq 1 ] || says 'our metadata still holds the retired certificate'
  offer_post_only post
  restart_apache
  journey sign-in post
}

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

install_missing
prepare_folder
choose_addresses

start_countersign
prepare add_people
prepare create_described_apps
start_apache
prepare create_signing_apps
prepare tell_attributes

flow 'app create tells the addresses of the app' addresses_are_told
flow 'requests must be signed by whoever says in its metadata that it signs them' signed_requests_are_required
flow 'sign-in from Apache by HTTP-Redirect, with a deep link; Response and Assertion signed' journey redirect
flow 'sign-in from Apache by HTTP-POST; Response alone signed, RSA-SHA384' journey post
flow 'sign-in by a signed HTTP-Redirect request that asks for an AuthnContext' journey signed-redirect
flow 'sign-in by a signed HTTP-POST request; Assertion alone signed, RSA-SHA512' journey signed-post
flow 'an unsigned or changed HTTP-Redirect request is refused where signatures are required' journey unsigned-refused
flow 'an unsigned HTTP-POST request is refused where signatures are required' journey unsigned-post-refused
flow 'sign-in from Countersign, by the launch address and by the tile' journey launch
flow 'a second app asks for no password' journey single-sign-on
flow 'IsPassive is answered with NoPassive, or with a sign-in where there is a session' journey passive
flow 'somebody in no authorised group gets a page with 403, and Apache gets nothing' journey outsider
flow 'sign-in with an encrypted Assertion' journey encrypted
flow "attributes arrive as they are, with é, ', &, < and several groups" journey attributes
flow 'xmlsec1 verifies what we sign, with the certificates of our metadata' xmlsec_verifies
flow 'xmlsec1 refuses it once it was changed, and with the key of another app' xmlsec_refuses
flow 'a tampered Response is refused (Response and Assertion signed)' journey tampered redirect
flow 'a tampered Response is refused (Response alone signed)' journey tampered post
flow 'a tampered Response is refused (Assertion alone signed)' journey tampered signed-post
flow 'a key that was announced takes over without a break' key_rotates
flow 'a key that was not announced is refused until the metadata is fetched anew' key_replaced_unannounced
