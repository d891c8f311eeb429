-- How often a card was declined lately is asked with every payment that failed: networks count it.
-- Blocks writes to business_object while it is built.
create index attempt_by_card on business_object ((state #>> '{attributes,card_fingerprint}'), occurred_at)
    where type = 'attempt';
