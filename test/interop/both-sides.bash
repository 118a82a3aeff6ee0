# shellcheck shell=bash
# What both sides have to know of each other before somebody signs in. Sourced by mellon.sh.

: "${folder:?}" "${here:?}" "${root:?}" "${modules:?}" "${web_user:?}"

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
