-- What was said about computing power, by whom? Put your own words in place of «computing».
SELECT CAST(published AS DATE) AS said, speaker, role, text FROM quotes_about('computing') LIMIT 10;
