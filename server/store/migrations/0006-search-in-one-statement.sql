-- Search became one statement that the planner may serve as it likes; see docs/decisions/0007-search-reads-as-owner.md.
drop function matching_accounts(text, text, int);
create index accounts_by_topics on accounts using gin (topics);
