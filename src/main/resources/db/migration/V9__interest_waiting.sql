-- What is looked for again and again and nearly never there: interests to be matched, and those of an older analysis.
create index interest_waiting on interest (id) where matched_from is null;
create index interest_analysis on interest (analysis_version);
