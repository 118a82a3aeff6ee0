# shellcheck shell=bash
# Certificates of our metadata, and the verdicts of xmlsec1. Sourced by mellon.sh.

: "${folder:?}"

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
