-- What is expected by relationship is now told in standings instead of points of the score: what was learned before is learned anew.
update workspaces set expects = null;
