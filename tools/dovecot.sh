#!/bin/sh
# A Dovecot for the tests, in a folder of its own: `tools/dovecot.sh start FOLDER` reads FOLDER/server.pem (key and certificate) and FOLDER/users,
# prints the port on which it speaks IMAP, and `stop FOLDER` ends it; `ready` only sees to it that there is one. Installs Debian's package when it may. Nothing of another server is touched.
set -eu

main() {
  case ${1:-} in
    ready) find_server ;;
    start) find_server && start "$2" ;;
    stop) halt "$2" ;;
    *) echo "Say ready, start FOLDER, or stop FOLDER." >&2; exit 2 ;;
  esac
}

find_server() {
  look && return 0
  command -v apt-get >/dev/null 2>&1 || stop_here
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || stop_here
  as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  echo "Installing Dovecot for the tests, by apt …" >&2
  log=$(mktemp)
  $as_root apt-get -o DPkg::Lock::Timeout=120 update -qq >"$log" 2>&1 || true
  # Debian starts a server of its own with the package; RUNLEVEL=1 keeps it from that.
  $as_root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold dovecot-imapd >>"$log" 2>&1 || { tail -n 5 "$log" >&2; stop_here; }
  rm -f "$log"
  look || stop_here
}

look() {
  PATH=$PATH:/usr/sbin
  command -v dovecot >/dev/null 2>&1
}

# Dovecot gives no mail to root: as root it runs as nobody, else as whoever runs the tests.
start() {
  folder=$1
  user=$(id -un) group=$(id -gn) as=
  if [ "$(id -u)" = 0 ]; then
    user=nobody group=nogroup
    as="setpriv --reuid=$user --regid=$group --clear-groups"
  fi
  mkdir -p "$folder/run" "$folder/state" "$folder/mail"
  port=$(free_port)
  configuration >"$folder/dovecot.conf"
  [ "$(id -u)" != 0 ] || chown -R "$user:$group" "$folder"
  cd "$folder"
  $as dovecot -c "$folder/dovecot.conf" >"$folder/start" 2>&1 || { tail -n 8 "$folder/start" "$folder/log" >&2 || true; exit 6; }
  echo "$port"
}

configuration() {
  cat <<END
base_dir = $folder/run
state_dir = $folder/state
log_path = $folder/log
protocols = imap
listen = 127.0.0.1
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
ssl = required
ssl_cert = <$folder/server.pem
ssl_key = <$folder/server.pem
mail_location = maildir:$folder/mail/%u
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $folder/users
}
userdb {
  driver = static
  args = uid=$user gid=$group home=$folder/mail/%u
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
END
}

halt() {
  [ -r "$1/run/master.pid" ] || return 0
  pid=$(cat "$1/run/master.pid")
  kill "$pid" 2>/dev/null || return 0
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

stop_here() {
  echo "Dovecot is not here and cannot be installed: it takes apt, and root or sudo. Debian: sudo apt-get install dovecot-imapd" >&2
  exit 6
}

main "$@"
