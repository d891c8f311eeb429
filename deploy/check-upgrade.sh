#!/usr/bin/env bash
# Tries the guide in src/docs/upgrade.md: a version fills a database; the next one takes it over; it is dumped, restored
# into another cluster, and taken over there. What the API answers must be the same, and new events must arrive.
#
#     deploy/check-upgrade.sh NEW [OLD]      each a folder target/quarkus-app; without OLD, NEW fills the database
#
# Needs java, curl, openssl, GNU coreutils, and PostgreSQL's programs (POSTGRES_PROGRAMS, else what is in the PATH). Run it
# as a user who is not root: PostgreSQL refuses root.
set -euo pipefail
new=$(realpath "$1")
old=$(realpath "${2:-$1}")
[ -z "${POSTGRES_PROGRAMS:-}" ] || PATH=$POSTGRES_PROGRAMS:$PATH
port=18090 management=19090
secret=whsec_only_to_check_upgrades_000001
key=key-only-to-check-upgrades-00000001
work=$(mktemp -d)
service=
export PGPASSWORD=only-to-check

clean() {
    [ -z "$service" ] || kill -9 "$service" 2> /dev/null || true
    for cluster in "$work"/cluster-*; do
        [ -d "$cluster" ] && pg_ctl -D "$cluster" -m immediate stop > /dev/null 2>&1
    done
    rm -rf "$work"
}
trap clean EXIT

fail() {
    echo "FAILED: $*" >&2
    tail -20 "$work/service.log" >&2
    exit 1
}

cluster() { # name, port, role of the service: a server with both roles and an empty database that paythread owns
    initdb -D "$work/cluster-$1" -U postgres --auth=trust --locale=C --encoding=UTF8 > "$work/initdb.log"
    pg_ctl -D "$work/cluster-$1" -w -l "$work/cluster-$1.log" \
        -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start > /dev/null
    psql -q -h 127.0.0.1 -p "$2" -U postgres -c "create role paythread login" -c "create role $3 login" \
        -c "create database paythread owner paythread"
}

start() { # application, port of the database, role of the service
    java -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port=$port -Dquarkus.management.port=$management \
        -Dpaythread.database.url="postgresql://$3@127.0.0.1:$2/paythread" -Dpaythread.database.owner-username=paythread \
        -Dpaythread.database.owner-password="$PGPASSWORD" \
        -Dpaythread.audit.checkpoint.key-file="$work/audit-key.pem" -Dpaythread.key.text="$(cat "$work/key")" \
        -Dpaythread.api.bootstrap-key=$key -Dpaythread.sign-in.setup-directory="$work" \
        -Dpaythread.sources.check.provider=stripe -Dpaythread.sources.check.secrets=$secret \
        -jar "$1/quarkus-run.jar" >> "$work/service.log" 2>&1 &
    service=$!
    for _ in $(seq 600); do
        if curl -fs -o /dev/null "http://127.0.0.1:$management/q/health/ready"; then return; fi
        kill -0 $service 2> /dev/null || fail "it ended"
        sleep 0.2
    done
    fail "not ready"
}

stop() {
    kill -TERM "$service"
    wait "$service" || true
    service=
}

call() { curl -fs -H "Authorization: Bearer $key" "http://127.0.0.1:$port$1"; }

send() { # number
    local time body signature
    time=$(date +%s)
    body="{\"id\":\"evt_up$1\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"created\":$((1790000000 + $1)),\"livemode\":false,\"data\":{\"object\":{\"id\":\"ch_up$1\",\"object\":\"charge\",\"amount\":$((1000 + $1)),\"currency\":\"eur\",\"created\":$((1790000000 + $1)),\"paid\":true,\"status\":\"succeeded\",\"customer\":\"cus_up$(($1 % 7))\"}}}"
    signature=$(printf '%s.%s' "$time" "$body" | openssl dgst -sha256 -hmac "$secret" -r | cut -d' ' -f1)
    curl -fs -o /dev/null -H "Stripe-Signature: t=$time,v1=$signature" -d "$body" "http://127.0.0.1:$port/webhooks/check" ||
        fail "event $1 was not taken"
}

settle() {
    for _ in $(seq 300); do
        [ -n "$(call '/v1/inbound-events?state=pending&limit=1' | grep -o '"data":\[\]')" ] && return
        sleep 0.2
    done
    fail "events wait"
}

# What a customer's story is, without what depends on the version (new fields) or on the moment.
story() {
    call '/v1/entries?kind=payment.succeeded&limit=100' | grep -oE '"(id|occurred_at|reference|kind|amount)":("[^"]*"|[0-9]+)' | sort
    call '/v1/customers?limit=100' | grep -oE '"id":"cst_[^"]*"' | sort
}

# Only the role of the service may call what does the owner's work.
rights() { # port of the database, role of the service
    local may
    may=$(psql -qAt -h 127.0.0.1 -p "$1" -U paythread paythread -c "select string_agg(role, ' ') from unnest(array['public', '$2']) role
        where has_function_privilege(role, 'reprojection_swap()', 'execute')
          and has_function_privilege(role, 'reprojection_drop()', 'execute')")
    [ "$may" = "$2" ] || fail "the owner's work can be done by: $may"
}

restored() { # name, port, role of the service, more options for pg_restore
    local name=$1 at=$2 role=$3
    shift 3
    cluster "$name" "$at" "$role"
    pg_restore -h 127.0.0.1 -p "$at" -U paythread --no-owner --exit-on-error "$@" -d paythread "$work/dump"
    start "$new" "$at" "$role"
    rights "$at" "$role"
    story > "$work/restored"
    cmp "$work/upgraded" "$work/restored" || fail "the restored database tells something else"
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $key" "http://127.0.0.1:$port/v1/feed?after=$cursor")
    [ "$status" = 410 ] || fail "a cursor from before was answered $status"
    send 62
    settle
    call '/v1/entries?kind=payment.succeeded&limit=100' | grep -q evt_up62 || fail "an event after the restore is not told"
    stop
}

head -c 32 /dev/urandom | base64 -w 0 > "$work/key"
cluster first 15491 paythread_application
start "$old" 15491 paythread_application
for n in $(seq 60); do send "$n"; done
settle
cursor=$(call '/v1/feed?after=earliest&limit=10' | grep -o '"next_cursor":"[^"]*"' | cut -d'"' -f4)
story > "$work/before"
[ "$(wc -l < "$work/before")" -gt 60 ] || fail "there is nothing to compare"
stop

start "$new" 15491 paythread_application
rights 15491 paythread_application
story > "$work/upgraded"
cmp "$work/before" "$work/upgraded" || fail "the upgrade changed what is told"
send 61
settle
call "/v1/feed?after=$cursor&limit=10" > /dev/null || fail "the feed does not go on after the upgrade"
story > "$work/upgraded"
pg_dump -h 127.0.0.1 -p 15491 -U paythread -Fc --no-owner -f "$work/dump" paythread
send 62
stop

restored second 15492 paythread_application
# Other names for the roles: the dump's rights are left out, and the start sets them.
restored third 15493 paythread_service --no-privileges
echo "upgraded, dumped and restored: $(wc -l < "$work/before") lines of stories are the same; a cursor from before is answered $status"
