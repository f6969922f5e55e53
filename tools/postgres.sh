#!/bin/sh
# A PostgreSQL for the tests, in a folder of its own: `tools/postgres.sh start FOLDER` prints its DATABASE_URL, `stop FOLDER` ends it and
# removes the folder, `run COMMAND…` does both around a command. Installs Debian's package when it may. Nothing of another server is touched.
set -eu

main() {
  case ${1:-} in
    start) find_server && start "$2" ;;
    stop) find_server && halt "$2" ;;
    run) shift && find_server && run "$@" ;;
    *) echo "Say start FOLDER, stop FOLDER, or run COMMAND…" >&2; exit 2 ;;
  esac
}

find_server() {
  look && return 0
  command -v apt-get >/dev/null 2>&1 || stop_here
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || stop_here
  as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  echo "Installing PostgreSQL for the tests, by apt …" >&2
  log=$(mktemp)
  $as_root apt-get update -qq >"$log" 2>&1 || true
  # Without this, Debian would make and start a server of its own; the package must keep it, and not ask about it.
  $as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold postgresql >>"$log" 2>&1 || { tail -n 5 "$log" >&2; stop_here; }
  rm -f "$log"
  look || stop_here
}

# The newest version that is there; HALFHOUR_POSTGRES names a folder with initdb and pg_ctl.
look() {
  for bin in ${HALFHOUR_POSTGRES:-} $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) "$(dirname "$(command -v initdb || echo /nowhere/x)")"; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ]; then return 0; fi
  done
  return 1
}

# PostgreSQL refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

start() {
  folder=$1
  mkdir -p "$folder"
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
  chmod 700 "$folder"
  cd "$folder" # as_server may not read where we came from
  port=$(free_port)
  as_server "$bin/initdb" --pgdata="$folder/data" --username=halfhour --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder.log" 2>&1 || failed
  as_server "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --silent start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60" >>"$folder.log" 2>&1 || failed
  as_server "$bin/createdb" --host="$folder" --port="$port" --username=halfhour halfhour >>"$folder.log" 2>&1 || failed
  echo "postgresql://halfhour@127.0.0.1:$port/halfhour"
}

halt() {
  [ -d "$1/data" ] || return 0
  cd "$1"
  as_server "$bin/pg_ctl" --pgdata="$1/data" --mode=immediate --silent stop >/dev/null 2>&1 || true
  cd / && rm -rf "$1" "$1.log"
}

run() {
  place=$(mktemp -d) && where=$PWD
  chmod 711 "$place"
  trap 'cd / && halt "$place/postgres"; rm -rf "$place"' EXIT INT TERM
  DATABASE_URL=$(start "$place/postgres")
  export DATABASE_URL
  cd "$where"
  "$@"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

failed() {
  tail -n 8 "$folder.log" >&2
  exit 6
}

stop_here() {
  echo "These tests need PostgreSQL, and none was found. Install it (Debian: sudo apt-get install postgresql), or leave it out: make test POSTGRES=no" >&2
  exit 6
}

main "$@"
