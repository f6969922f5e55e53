#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs Debian's when it may. HALFHOUR_CHROMIUM names another.
set -eu
packages="chromium libatomic1 fonts-liberation"

main() {
  find_browser && return 0
  command -v apt-get >/dev/null 2>&1 || stop
  as_root=
  [ "$(id -u)" = 0 ] || { as_root="sudo -n"; sudo -n true 2>/dev/null || stop; }
  echo "Installing Chromium for the browser tests, by apt (about a minute) …" >&2
  log=$(mktemp)
  $as_root apt-get update -qq >"$log" 2>&1 || true
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >>"$log" 2>&1 || { tail -n 5 "$log" >&2; stop; }
  rm -f "$log"
  find_browser || stop
}

find_browser() {
  for browser in ${HALFHOUR_CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if command -v "$browser"; then return 0; fi
  done
  return 1
}

stop() {
  echo "The browser tests need a Chromium, and none was found." >&2
  echo "Install it (Debian: sudo apt-get install $packages), or name one: make test HALFHOUR_CHROMIUM=/path/to/chromium. Without one: make test BROWSER=no" >&2
  exit 6
}

main "$@"
