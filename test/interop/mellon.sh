#!/usr/bin/env bash
# Signs people in to an Apache with mod_auth_mellon (a service provider that shares no code with Countersign) through a
# Countersign of its own, and says PASS or FAIL for each flow. Needs Debian or Ubuntu; installs what is missing, as root.
# Nothing outside a temporary folder is written, and nothing is left running.
#
#   test/interop/mellon.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
modules=/usr/lib/apache2/modules
web_user=www-data

passed=0
failed=0
folder=
apache_pid=
countersign_pid=

# --- Reporting -------------------------------------------------------------------------------------------------------

# attempt COMMAND…: runs it in a shell of its own until its first error, leaves its status in $outcome and its last words
# in $reason. The status is taken by hand: inside a condition bash would not stop the command at its first error.
attempt() {
  set +e
  (set -e; "$@") 2>"$folder/reason" >"$folder/output"
  outcome=$?
  set -e
  reason=$(grep -v -e '^npm warn' -e '^ *$' "$folder/reason" | tail -n 1 || true)
}

# flow NAME COMMAND…: says PASS, or FAIL with the last line that the command wrote to standard error.
flow() {
  local name=$1
  shift
  attempt "$@"
  if [ "$outcome" -eq 0 ]; then
    echo "PASS $name"
    passed=$((passed + 1))
  else
    echo "FAIL $name: ${reason:-ended with status $outcome}"
    failed=$((failed + 1))
  fi
}

# prepare COMMAND…: something that all flows need.
prepare() {
  attempt "$@"
  [ "$outcome" -eq 0 ] || give_up "$*: ${reason:-ended with status $outcome}"
}

give_up() {
  echo "FAIL setting up: $1"
  failed=$((failed + 1))
  exit 1
}

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
  if [ "$failed" -gt 0 ] && [ -n "$folder" ]; then
    tail -n 20 "$folder"/{error,countersign}.log >&2 || true
  fi
  stop_apache
  stop_countersign
  [ -z "$folder" ] || rm -rf "$folder"
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}

# --- Processes -------------------------------------------------------------------------------------------------------

# wait_until SECONDS COMMAND…: asks again and again until it succeeds; fails once the time is up.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

is_gone() {
  ! kill -0 -- "$1" 2>/dev/null
}

# stop_group PID SECONDS: asks a process group to end, and insists when the time is up.
stop_group() {
  kill -TERM "$1" 2>/dev/null || true
  wait_until "$2" is_gone "-$1" || kill -KILL -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# The server is told to run in the foreground, so that its parent is ours to stop.
start_apache() {
  local as_root=()
  [ "$(id -u)" -ne 0 ] || as_root=(-D root)
  setsid apache2 -D FOREGROUND "${as_root[@]}" -C "Define folder $folder" -C "Define port $apache_port" \
    -C "Define modules $modules" -C "Define user $web_user" -f "$here/apache.conf" >"$folder/apache.out" 2>&1 &
  apache_pid=$!
  wait_until 20 answers_or_gone "$apache_pid" "$INTEROP_APACHE/ping" || true
  curl -s -o "$folder/ping" "$INTEROP_APACHE/ping" ||
    give_up "Apache did not start: $(cat "$folder/apache.out" "$folder/error.log" | tail -n 1)"
}

# answers_or_gone PID URL: whether there is nothing more to wait for.
answers_or_gone() {
  is_gone "$1" || curl -s -o "$folder/ping" "$2"
}

stop_apache() {
  [ -z "$apache_pid" ] || stop_group "$apache_pid" 10
  apache_pid=
}

# Apache reads metadata at its start. A restart keeps its first process, and is over once it says so again.
restart_apache() {
  local before
  before=$(times_resumed)
  kill -HUP "$(<"$folder/apache.pid")"
  wait_until 20 has_resumed_since "$before" || says "Apache did not start again: $(tail -n 1 "$folder/error.log")"
}

times_resumed() {
  grep -c 'resuming normal operations' "$folder/error.log" || true
}

has_resumed_since() {
  [ "$(times_resumed)" -gt "$1" ]
}

start_countersign() {
  cat >"$folder/countersign.yaml" <<YAML
port: $countersign_port
host: 127.0.0.1
baseUrl: $INTEROP_COUNTERSIGN
dataDir: $folder/data
signIn:
  throttling: false
YAML
  setsid node "$root/src/cli/launch.mjs" serve --config "$folder/countersign.yaml" >"$folder/countersign.log" 2>&1 &
  countersign_pid=$!
  # A fresh checkout is installed and built first.
  wait_until 300 answers_or_gone "$countersign_pid" "$INTEROP_COUNTERSIGN/healthz" || true
  curl -sf -o "$folder/ping" "$INTEROP_COUNTERSIGN/readyz" ||
    give_up "Countersign did not start: $(tail -n 1 "$folder/countersign.log")"
}

stop_countersign() {
  [ -z "$countersign_pid" ] || stop_group "$countersign_pid" 40
  countersign_pid=
}

# --- Both sides ------------------------------------------------------------------------------------------------------

install_missing() {
  local missing=()
  [ -e "$modules/mod_auth_mellon.so" ] || missing+=(libapache2-mod-auth-mellon)
  # The programs alone: the package apache2 would also start a server on port 80.
  command -v apache2 >/dev/null || missing+=(apache2-bin)
  command -v curl >/dev/null || missing+=(curl)
  command -v xmlsec1 >/dev/null || missing+=(xmlsec1)
  command -v openssl >/dev/null || missing+=(openssl)
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || give_up "only root can install ${missing[*]}"
  echo "Installing ${missing[*]} …" >&2
  {
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
  } >"$folder/apt.log" 2>&1 || give_up "apt-get could not install ${missing[*]}: $(tail -n 1 "$folder/apt.log")"
}

prepare_folder() {
  mkdir "$folder"/{sp,idp,locks,empty,responses}
  : >"$folder/access.log"
  : >"$folder/error.log"
  # Apache's children run as somebody else, who only passes through here.
  chmod 711 "$folder"
  install -m 755 "$here/environment.cgi" "$folder/environment.cgi"
  [ "$(id -u)" -ne 0 ] || chown "$web_user" "$folder/locks"
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 \
    -keyout "$folder/sp/key.pem" -out "$folder/sp/certificate.pem" 2>"$folder/openssl.log"
}

cli() {
  (cd "$root" && npx --no-install countersign "$@" --config "$folder/countersign.yaml")
}

# Metadata of a service provider that signs nothing; Apache's own promises to sign. Without a format for the NameID Apache
# would ask for a transient one.
describe_unsigned() {
  cat >"$folder/sp/$1.xml" <<XML
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="$INTEROP_APACHE/$1">
  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true"
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="$INTEROP_APACHE/$1/endpoint/postResponse"/>
  </SPSSODescriptor>
</EntityDescriptor>
XML
}

# create_app SLUG OPTION…: makes the app from Apache's metadata, and keeps what is told of its addresses.
create_app() {
  cli app create --kind saml --slug "$1" --metadata "$folder/sp/$1.xml" --authorise Staff --json "${@:2}" \
    >"$folder/$1.json"
}

address() {
  node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]' "$folder/$1.json" "$2"
}

fetch_idp_metadata() {
  curl -sSf "$(address "$1" metadataUrl)" -o "$folder/idp/$1.xml"
}

# Apache takes HTTP-Redirect whenever it is offered: to make it send its request by HTTP-POST, it must not be.
offer_post_only() {
  sed -i -E 's,<SingleSignOnService[^>]*HTTP-Redirect[^>]*(/>|></SingleSignOnService>),,' "$folder/idp/$1.xml"
}

add_people() {
  cli group create --name Staff
  cli group create --name 'R&D <Labor>'
  cli user create --username jose --email "jose.o'neill@example.com" --first-name 'José "Pepe" 😀' \
    --last-name "O'Neill & <Söhne>" --password-stdin --group Staff --group 'R&D <Labor>' <<<"$INTEROP_PASSWORD"
  cli user create --username olga --email olga@example.com --first-name Olga --last-name Outside \
    --password-stdin --group 'R&D <Labor>' <<<"$INTEROP_PASSWORD"
}

# Apache starts only with the metadata of some identity provider: that of the first two apps does until there is more.
create_described_apps() {
  local app
  describe_unsigned redirect
  describe_unsigned post
  create_app redirect
  create_app post --set signAssertion:=false --set signatureAlgorithm=rsa-sha384
  for app in redirect post; do fetch_idp_metadata "$app"; done
  for app in signed signed-post encrypted; do cp "$folder/idp/redirect.xml" "$folder/idp/$app.xml"; done
}

# These are made from the metadata that Apache writes itself.
create_signing_apps() {
  local app
  for app in signed signed-post encrypted; do
    curl -sSf "$INTEROP_APACHE/$app/endpoint/metadata" -o "$folder/sp/$app.xml"
  done
  create_app signed
  create_app signed-post --set signResponse:=false --set signatureAlgorithm=rsa-sha512
  create_app encrypted --set encryptAssertion:=true
  for app in signed signed-post encrypted; do fetch_idp_metadata "$app"; done
  offer_post_only post
  offer_post_only signed-post
  restart_apache
}

tell_attributes() {
  cli app attribute add redirect first_name --field firstName
  cli app attribute add redirect last_name --field lastName
  cli app attribute add redirect email --field email
  cli app attribute add redirect groups --field groups
  cli app attribute add encrypted email --field email
}

# --- Flows -----------------------------------------------------------------------------------------------------------

journey() {
  node "$here/journeys.mjs" "$@"
}

says() {
  echo "$1" >&2
  return 1
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

# certificate_of APP NUMBER FILE: a certificate of our metadata, as PEM.
certificate_of() {
  tr -d '\r\n' <"$folder/idp/$1.xml" | grep -oE '<([a-z]+:)?X509Certificate>[^<]+' | sed -n "$2p" | sed 's/.*>//' |
    base64 -d | openssl x509 -inform DER -out "$3"
}

certificates_in() {
  grep -oE '<([a-z]+:)?X509Certificate>' "$folder/idp/$1.xml" | wc -l
}

# verify FILE ELEMENT XPATH CERTIFICATE: xmlsec1's verdict on one signature.
verify() {
  xmlsec1 --verify --id-attr:ID "urn:oasis:names:tc:SAML:2.0:$2" --node-xpath "$3" --pubkey-cert-pem "$4" "$1" >&2
}

verify_response() {
  verify "$1" protocol:Response "/*/*[local-name()='Signature']" "$2"
}

verify_assertion() {
  verify "$1" assertion:Assertion "/*/*[local-name()='Assertion']/*[local-name()='Signature']" "$2"
}

xmlsec_verifies() {
  local app
  for app in redirect post signed-post encrypted; do
    certificate_of "$app" 1 "$folder/$app.pem"
  done
  verify_response "$folder/responses/redirect.xml" "$folder/redirect.pem"
  verify_assertion "$folder/responses/redirect.xml" "$folder/redirect.pem"
  verify_response "$folder/responses/post.xml" "$folder/post.pem"
  verify_assertion "$folder/responses/signed-post.xml" "$folder/signed-post.pem"
  verify_response "$folder/responses/encrypted.xml" "$folder/encrypted.pem"
}

xmlsec_refuses() {
  sed 's/Neill/Neil/' "$folder/responses/redirect.xml" >"$folder/tampered.xml"
  ! cmp -s "$folder/responses/redirect.xml" "$folder/tampered.xml" || says 'nothing was tampered with'
  if verify_assertion "$folder/tampered.xml" "$folder/redirect.pem"; then says 'a changed Assertion verifies'; fi
  if verify_response "$folder/tampered.xml" "$folder/redirect.pem"; then says 'a changed Response verifies'; fi
  if verify_response "$folder/responses/redirect.xml" "$folder/post.pem"; then says 'the key of another app verifies'; fi
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

# --- The run ---------------------------------------------------------------------------------------------------------

folder=$(mktemp -d)
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

install_missing
prepare_folder
apache_port=$(free_port)
countersign_port=$(free_port)
# Two host names, so that cookies keep to their side and each counts as another site for the other.
export INTEROP_APACHE=http://127.0.0.1:$apache_port INTEROP_COUNTERSIGN=http://localhost:$countersign_port
INTEROP_PASSWORD=$(openssl rand -base64 24)
export INTEROP_PASSWORD INTEROP_FOLDER=$folder

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
