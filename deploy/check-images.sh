#!/usr/bin/env bash
# Builds the images and runs them as production would: read-only, without root and rights, on a database of their own.
# Asks whether they answer ready, take a signed webhook, run as they should and stop in time without losing a request,
# and prints sizes, start times and memory.
#
#     deploy/check-images.sh [jvm] [native]
#
# The application must have been built for them (see the container files). Settings, with what they are by default:
#     ENGINE=podman                 or docker, with options: ENGINE="podman --runtime=runc"
#     BUILD_OPTIONS, RUN_OPTIONS    more options; where control groups or limits are restricted:
#                                   BUILD_OPTIONS=--isolation=chroot
#                                   RUN_OPTIONS="--ulimit nofile=20000:20000 --ulimit nproc=4096:4096"
#     JVM_IMAGE, NATIVE_IMAGE, BUILDER_IMAGE     base images other than those that the container files name
#     DATABASE_IMAGE=docker.io/library/postgres:18, or DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD of an
#                                   empty one that runs
#     PORT=18080, MANAGEMENT=19000  where the service listens; containers share the network of this machine
# Needs curl, openssl and GNU coreutils. Ends with an error when one of the answers is no.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a engine <<< "${ENGINE:-podman}"
read -r -a build_options <<< "${BUILD_OPTIONS:-}"
read -r -a run_options <<< "${RUN_OPTIONS:-}"
port=${PORT:-18080}
management=${MANAGEMENT:-19000}
secret=whsec_only_to_check_images_00000001
key=key-only-to-check-images-0000000001
name=paythread-check-$$
work=$(mktemp -d)
forms=("$@")
[ ${#forms[@]} -gt 0 ] || forms=(jvm)

clean() {
    # One by one: podman removes none where one of them is unknown.
    "${engine[@]}" rm -f "$name" > /dev/null 2>&1 || true
    "${engine[@]}" rm -f "$name-database" > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean EXIT

fail() {
    echo "FAILED: $*" >&2
    "${engine[@]}" logs "$name" 2>&1 | tail -40 >&2 || true
    exit 1
}

now() { date +%s%3N; }

build() { # form
    local arguments=()
    [ "$1" = jvm ] && [ -n "${JVM_IMAGE:-}" ] && arguments+=(--build-arg "RUNTIME_IMAGE=$JVM_IMAGE")
    [ "$1" = native ] && [ -n "${NATIVE_IMAGE:-}" ] && arguments+=(--build-arg "RUNTIME_IMAGE=$NATIVE_IMAGE")
    [ "$1" = native ] && [ -n "${BUILDER_IMAGE:-}" ] && arguments+=(--build-arg "BUILDER_IMAGE=$BUILDER_IMAGE")
    "${engine[@]}" build "${build_options[@]}" "${arguments[@]}" -f "deploy/Containerfile.$1" -t "paythread:check-$1" . \
        > "$work/build-$1.log" 2>&1 || { tail -60 "$work/build-$1.log" >&2; exit 1; }
}

database() {
    [ -n "${DATABASE_URL:-}" ] && return
    DATABASE_URL=postgresql://127.0.0.1:15499/paythread DATABASE_USER=paythread DATABASE_PASSWORD=only-to-check
    "${engine[@]}" run -d --name "$name-database" --network host "${run_options[@]}" \
        -e POSTGRES_USER=paythread -e POSTGRES_DB=paythread -e POSTGRES_PASSWORD=only-to-check \
        "${DATABASE_IMAGE:-docker.io/library/postgres:18}" -p 15499 -c listen_addresses=127.0.0.1 > /dev/null
}

start() { # form, more options
    local form=$1
    shift
    "${engine[@]}" rm -f "$name" > /dev/null 2>&1 || true
    "${engine[@]}" run -d --name "$name" --network host --read-only --tmpfs /tmp:rw,exec,mode=1777,size=128m \
        --cap-drop ALL --security-opt no-new-privileges "${run_options[@]}" \
        -v "$work/secrets:/run/secrets/paythread:ro" \
        -e QUARKUS_HTTP_HOST=127.0.0.1 -e QUARKUS_HTTP_PORT="$port" -e QUARKUS_MANAGEMENT_PORT="$management" \
        -e PAYTHREAD_DATABASE_URL="$DATABASE_URL" -e PAYTHREAD_DATABASE_USERNAME="$DATABASE_USER" \
        -e PAYTHREAD_DATABASE_PASSWORD_FILE=/run/secrets/paythread/database-password \
        -e PAYTHREAD_KEY_FILE=/run/secrets/paythread/key -e PAYTHREAD_API_BOOTSTRAP_KEY="$key" \
        -e PAYTHREAD_ADMIN_PASSWORD_FILE=/run/secrets/paythread/admin-password \
        -e PAYTHREAD_SOURCES_CHECK_PROVIDER=stripe -e PAYTHREAD_SOURCES_CHECK_SECRETS="$secret" \
        "$@" "paythread:check-$form" > /dev/null
    begun=$(now)
    until curl -fs -o /dev/null "http://127.0.0.1:$management/q/health/ready"; do
        [ $(($(now) - begun)) -lt 120000 ] || fail "not ready within two minutes"
        [ "$("${engine[@]}" inspect -f '{{.State.Running}}' "$name")" = true ] || fail "it ended"
        sleep 0.05
    done
    took=$(($(now) - begun))
}

stop() {
    local from
    from=$(now)
    "${engine[@]}" kill -s TERM "$name" > /dev/null
    code=$("${engine[@]}" wait "$name")
    stopped=$(($(now) - from))
}

# Sends one signed event; prints its id when it was taken.
event() { # id
    local body time signature status
    body="{\"id\":\"$1\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"created\":$(date +%s),\"livemode\":false,\"data\":{\"object\":{\"id\":\"ch_$1\",\"object\":\"charge\",\"amount\":1000,\"currency\":\"eur\",\"created\":$(date +%s),\"paid\":true,\"status\":\"succeeded\",\"customer\":\"cus_check\"}}}"
    time=$(date +%s)
    signature=$(printf '%s.%s' "$time" "$body" | openssl dgst -sha256 -hmac "$secret" -r | cut -d' ' -f1)
    status=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
        -H "Stripe-Signature: t=$time,v1=$signature" -d "$body" "http://127.0.0.1:$port/webhooks/check" || true)
    if [ "$status" = 200 ]; then echo "$1"; fi
}

# Every acknowledged event must be in the log that the API shows.
stored() { # file with acknowledged ids
    local next="/v1/inbound-events?limit=100" page
    : > "$work/stored"
    while [ -n "$next" ]; do
        page=$(curl -fs -H "Authorization: Bearer $key" "http://127.0.0.1:$port$next") || fail "the log cannot be read"
        grep -o '"evt_check[^"]*"' <<< "$page" | tr -d '"' >> "$work/stored" || true
        next=$(grep -o '"next":"[^"]*"' <<< "$page" | head -1 | cut -d'"' -f4 | sed 's|^https\?://[^/]*||;s|\\u0026|\&|g' || true)
    done
    sort -u "$work/stored" -o "$work/stored"
    missing=$(sort -u "$1" | comm -23 - "$work/stored" | wc -l)
}

rests() {
    local pid=$1 kilobytes
    sleep 20
    kilobytes=$(awk '/^VmRSS/ {print $2}' "/proc/$pid/status")
    echo $((kilobytes / 1024))
}

check() { # form
    local form=$1 pid uid root cold size rss
    build "$form"
    size=$(($("${engine[@]}" image inspect -f '{{.Size}}' "paythread:check-$form") / 1000000))

    # The first start migrates; those that count find a database.
    start "$form"
    stop
    start "$form" -e JDK_JAVA_OPTIONS=-XX:AOTMode=off
    cold=$took
    stop
    start "$form"
    [ "$form" = jvm ] || cold=-

    pid=$("${engine[@]}" inspect -f '{{.State.Pid}}' "$name")
    uid=$(awk '/^Uid/ {print $2}' "/proc/$pid/status")
    [ "$uid" != 0 ] || fail "it runs as root"
    root=$(awk '$5 == "/" {print $6}' "/proc/$pid/mountinfo" | cut -d, -f1)
    [ "$root" = ro ] || fail "its root file system can be written"
    rss=$(rests "$pid")

    [ "$(event "evt_check_${form}_first_$$")" ] || fail "a signed webhook was not taken"
    if curl -fs -o /dev/null -H 'Stripe-Signature: t=1,v1=00' -d '{}' "http://127.0.0.1:$port/webhooks/check"; then
        fail "a forged webhook was taken"
    fi

    : > "$work/taken"
    for sender in 1 2 3 4 5 6; do
        (for n in $(seq 200); do event "evt_check_${form}_$$_${sender}_$n" >> "$work/taken.$sender"; done) &
    done
    until [ "$(cat "$work"/taken.* 2> /dev/null | wc -l)" -ge 60 ]; do sleep 0.05; done
    stop
    jobs -p | xargs -r kill 2> /dev/null || true
    wait 2> /dev/null || true
    cat "$work"/taken.* > "$work/taken"
    rm -f "$work"/taken.*
    [ "$stopped" -lt 10000 ] || fail "it took $stopped ms to stop"
    start "$form"
    stored "$work/taken"
    [ "$missing" = 0 ] || fail "$missing acknowledged events are not in the log"
    printf '%-7s uid=%s root=%s size=%s MB ready=%s ms without-cache=%s ms rss=%s MB stop=%s ms exit=%s acknowledged=%s lost=%s\n' \
        "$form" "$uid" "$root" "$size" "$took" "$cold" "$rss" "$stopped" "$code" "$(wc -l < "$work/taken")" "$missing"
    stop
}

mkdir -p "$work/secrets"
database
printf '%s' "$DATABASE_PASSWORD" > "$work/secrets/database-password"
head -c 32 /dev/urandom | base64 > "$work/secrets/key"
head -c 18 /dev/urandom | base64 > "$work/secrets/admin-password"
# Its user reads them, and nobody else.
chmod 0750 "$work" "$work/secrets"
chmod 0440 "$work"/secrets/*
chown -R 10001 "$work/secrets" 2> /dev/null || chmod -R a+rX "$work/secrets"
for form in "${forms[@]}"; do check "$form"; done
echo "all is well"
