#!/usr/bin/env bash
# Makes the secrets of an installation, once, in deploy/secrets: for compose, or for a Kubernetes secret. What is there
# stays as it is. Keep a copy of `key` in another place: without it stored secrets are lost.
set -euo pipefail
cd "$(dirname "$0")"
umask 077
mkdir -p secrets

make() { # name, bytes
    [ -s "secrets/$1" ] || head -c "$2" /dev/urandom | base64 -w 0 > "secrets/$1"
}
make key 32
make bootstrap-key 36
make admin-password 18
make database-password 24
make database-owner-password 24

# The container's user must be able to read them, and nobody else.
if [ "$(id -u)" = 0 ]; then
    chown -R 10001:10001 secrets
else
    printf 'PAYTHREAD_USER=%s:%s\n' "$(id -u)" "$(id -g)" > .env
fi
echo "made: deploy/secrets; sign in as admin@localhost with the text of deploy/secrets/admin-password"
