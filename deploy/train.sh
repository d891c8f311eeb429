#!/usr/bin/env bash
# Fills the cache of the container: starts the service on a database of its own, asks it this and that, and stops it.
# What was loaded and linked by then is written down, and later starts read it.
set -euo pipefail
cd /opt/paythread
work=$(mktemp -d)

await() { # file, text, process
    for _ in $(seq 600); do
        if grep -q "$2" "$1"; then return; fi
        kill -0 "$3" 2> /dev/null || break
        sleep 0.2
    done
    cat "$1" >&2
    exit 1
}

# One process brings the database (its class path has the programs), the other is the one that is watched.
PAYTHREAD_DATABASE_DIRECTORY=$work/data PAYTHREAD_DATABASE_PORT=15432 \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=18081 QUARKUS_MANAGEMENT_PORT=19001 \
    java @java.options -cp 'paythread-runner.jar:/tmp/training/*' io.paythread.Main > "$work/database.log" 2>&1 &
database=$!
await "$work/database.log" 'Listening on' $database

key=training-only-key-0000000000000000000
PAYTHREAD_DATABASE_URL=postgresql://127.0.0.1:15432/paythread \
    PAYTHREAD_DATABASE_USERNAME=paythread PAYTHREAD_DATABASE_PASSWORD=$(cat "$work/data/password") \
    PAYTHREAD_KEY_FILE=$work/data/key PAYTHREAD_API_BOOTSTRAP_KEY=$key PAYTHREAD_SIGN_IN_SETUP_DIRECTORY=$work \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=18080 QUARKUS_MANAGEMENT_PORT=19000 \
    java @java.options -XX:AOTCacheOutput=/opt/paythread/paythread.aot -jar /opt/paythread/paythread-runner.jar \
    > "$work/service.log" 2>&1 &
service=$!
await "$work/service.log" 'Listening on' $service

get() { # port, path
    exec 3<> "/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n' "$2" "$key" >&3
    cat <&3 > /dev/null
    exec 3>&-
}
get 19000 /q/health/ready
get 19000 /q/metrics
for path in /openapi.json /login /v1/payments /v1/customers /v1/feed?after=earliest /v1/disputes /v1/tickets \
    /v1/sources /v1/nothing /v1/payments?limit=x; do
    get 18080 "$path"
done

# The cache is written when the service has ended: 143, told to.
kill -TERM $service
wait $service || true
kill -TERM $database
wait $database || true
if ! test -s /opt/paythread/paythread.aot; then
    cat "$work/service.log" >&2
    exit 1
fi
rm -rf "$work"
