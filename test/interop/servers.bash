# shellcheck shell=bash
# Apache and Countersign as processes: start, wait, restart, stop. Sourced by mellon.sh.

modules=/usr/lib/apache2/modules
web_user=www-data
apache_pid=
apache_port=
countersign_pid=
countersign_port=
: "${folder:?}" "${here:?}" "${root:?}"

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

# Two host names, so that cookies keep to their side and each counts as another site for the other.
choose_addresses() {
  apache_port=$(free_port)
  countersign_port=$(free_port)
  export INTEROP_APACHE=http://127.0.0.1:$apache_port INTEROP_COUNTERSIGN=http://localhost:$countersign_port
  INTEROP_PASSWORD=$(openssl rand -base64 24)
  export INTEROP_PASSWORD INTEROP_FOLDER=$folder
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
