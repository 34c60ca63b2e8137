-- An audit keeps its numbers and is put in words when it is shown; what is usual is kept for each platform. Audits of the old shape
-- are made again at the next import, which finds no pool and reads everybody, or by `rapport audits run`.
truncate audits, pools;
