-- What the workspace's own results expect of a creator by relationship and size, once that is shown; null until then.
alter table workspaces add column expects jsonb;

-- People whom a booking reached, on average: by it the reach of others is read from their views and followers.
alter table learned_rates add column reach double precision;
