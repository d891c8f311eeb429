-- Sums by the hour, the day and the month (UTC) beside those by the quarter, so that any calendar is a sum of few rows:
-- whole months and days in the middle, hours and quarters at the edges. Triggers keep them, so that they are right
-- whichever version of the service changes the quarters. Blocks writes to insight_slice while they are built.
lock table insight_slice in share row exclusive mode;

create table insight_sum (
    series smallint not null,
    dimension smallint not null,
    -- 1 hour, 2 day, 3 month; quarters of an hour stay in insight_slice.
    width smallint not null,
    at timestamptz not null,
    value text not null,
    currency text not null,
    n bigint not null,
    a bigint not null,
    b bigint not null,
    c bigint not null,
    primary key (series, dimension, width, at, value, currency)
);

insert into insight_sum (series, dimension, width, at, value, currency, n, a, b, c)
select series, dimension, 1, date_trunc('hour', at, 'UTC'), value, currency, sum(n), sum(a), sum(b), sum(c)
  from insight_slice group by 1, 2, 4, 5, 6;

insert into insight_sum (series, dimension, width, at, value, currency, n, a, b, c)
select series, dimension, 2, date_trunc('day', at, 'UTC'), value, currency, sum(n), sum(a), sum(b), sum(c)
  from insight_sum where width = 1 group by 1, 2, 4, 5, 6;

insert into insight_sum (series, dimension, width, at, value, currency, n, a, b, c)
select series, dimension, 3, date_trunc('month', at, 'UTC'), value, currency, sum(n), sum(a), sum(b), sum(c)
  from insight_sum where width = 2 group by 1, 2, 4, 5, 6;

-- One statement's changes of quarters: what it took away and what it put there instead.
create function insight_sum_of_slices() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        with part as (
            select s.series, s.dimension, w.width, date_trunc(w.unit, s.at, 'UTC') as at, s.value, s.currency,
                   s.n, s.a, s.b, s.c
              from put s cross join (values (1::smallint, 'hour'), (2, 'day'), (3, 'month')) as w (width, unit)
        )
        insert into insight_sum as t (series, dimension, width, at, value, currency, n, a, b, c)
        select series, dimension, width, at, value, currency, sum(n), sum(a), sum(b), sum(c)
          from part group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
        on conflict (series, dimension, width, at, value, currency)
        do update set n = t.n + excluded.n, a = t.a + excluded.a, b = t.b + excluded.b, c = t.c + excluded.c;
    elsif tg_op = 'UPDATE' then
        with part as (
            select s.series, s.dimension, w.width, date_trunc(w.unit, s.at, 'UTC') as at, s.value, s.currency,
                   s.n, s.a, s.b, s.c
              from (select series, dimension, at, value, currency, n, a, b, c from put
                    union all
                    select series, dimension, at, value, currency, -n, -a, -b, -c from taken) s
             cross join (values (1::smallint, 'hour'), (2, 'day'), (3, 'month')) as w (width, unit)
        )
        insert into insight_sum as t (series, dimension, width, at, value, currency, n, a, b, c)
        select series, dimension, width, at, value, currency, sum(n), sum(a), sum(b), sum(c)
          from part group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
        on conflict (series, dimension, width, at, value, currency)
        do update set n = t.n + excluded.n, a = t.a + excluded.a, b = t.b + excluded.b, c = t.c + excluded.c;
    else
        with part as (
            select s.series, s.dimension, w.width, date_trunc(w.unit, s.at, 'UTC') as at, s.value, s.currency,
                   s.n, s.a, s.b, s.c
              from taken s cross join (values (1::smallint, 'hour'), (2, 'day'), (3, 'month')) as w (width, unit)
        ), change as (
            select series, dimension, width, at, value, currency,
                   sum(n)::bigint as n, sum(a)::bigint as a, sum(b)::bigint as b, sum(c)::bigint as c
              from part group by 1, 2, 3, 4, 5, 6
        )
        update insight_sum t set n = t.n - g.n, a = t.a - g.a, b = t.b - g.b, c = t.c - g.c
          from change g
         where t.series = g.series and t.dimension = g.dimension and t.width = g.width and t.at = g.at
           and t.value = g.value and t.currency = g.currency;
        -- Quarters go when nothing is left of them; so do the sums above that have none any more.
        delete from insight_sum t
         using (select distinct s.series, s.dimension, w.width, date_trunc(w.unit, s.at, 'UTC') as at, s.value, s.currency
                  from taken s
                 cross join (values (1::smallint, 'hour'), (2, 'day'), (3, 'month')) as w (width, unit)) g
         where t.series = g.series and t.dimension = g.dimension and t.width = g.width and t.at = g.at
           and t.value = g.value and t.currency = g.currency and t.n = 0;
    end if;
    return null;
end
$$;

create trigger insight_slice_put after insert on insight_slice
    referencing new table as put for each statement execute function insight_sum_of_slices();
create trigger insight_slice_changed after update on insight_slice
    referencing old table as taken new table as put for each statement execute function insight_sum_of_slices();
create trigger insight_slice_taken after delete on insight_slice
    referencing old table as taken for each statement execute function insight_sum_of_slices();

-- Middles and tenths of times are read from the records themselves, from this index alone. 20 and 21 are still to come.
-- Blocks writes to insight_record while it is built.
create index insight_record_times on insight_record (series, at)
    include (a, currency, code, network, method, country, source_id) where series in (9, 10, 20, 21);
