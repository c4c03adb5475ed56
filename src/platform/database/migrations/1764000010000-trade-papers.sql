-- The second confirmation; null until then, and for trades that were settled before this was kept.
ALTER TABLE trade ADD COLUMN settled_at timestamptz CHECK (settled_at IS NULL OR status = 'SETTLED');
-- All tickets of a trade, those that were superseded included.
CREATE INDEX weighbridge_ticket_trade ON weighbridge_ticket (trade_id, recorded_at DESC, id DESC);
