-- A Member State's name as a reader of this language knows it; every other member, and a name that staff gave, as it is.
CREATE FUNCTION member_name(kind text, name text, country text, language text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN kind = 'member-state' THEN COALESCE(
      (SELECT c.names->>language FROM country c WHERE c.iso2 = country AND c.names->>'en' = name), name)
    ELSE name
  END
$$;
