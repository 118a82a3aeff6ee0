# shellcheck shell=bash
# Running commands one after the other and saying how each ended. Sourced by mellon.sh.

passed=0
failed=0
: "${folder:?}"

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

# says TEXT: fails with this reason.
says() {
  echo "$1" >&2
  return 1
}
