// What a merchant would write in an afternoon: verify with Stripe's library, insert one row, answer. The yardstick of
// the ingest benchmark.
import express from 'express';
import pg from 'pg';
import Stripe from 'stripe';

const TOLERANCE_SECONDS = 3600;

const pool = new pg.Pool({ max: 16 });
const stripe = new Stripe('sk_test_benchmark');
const app = express();

await pool.query(
    'create schema if not exists bench; create table if not exists bench.handler_event (id text primary key, type text not null, body jsonb not null)',
);

app.post('/webhooks/:source', express.raw({ type: 'application/json', limit: '1mb' }), async (request, response) => {
    let event;
    try {
        event = stripe.webhooks.constructEvent(
            request.body,
            request.headers['stripe-signature'],
            process.env.STRIPE_SECRET,
            TOLERANCE_SECONDS,
        );
    } catch (refused) {
        response.status(400).json({ error: refused.message });
        return;
    }
    try {
        await pool.query({
            name: 'insert',
            text: 'insert into bench.handler_event (id, type, body) values ($1, $2, $3) on conflict do nothing',
            values: [event.id, event.type, JSON.stringify(event)],
        });
        response.status(200).json({ received: true });
    } catch {
        response.status(503).end();
    }
});

app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
