-- Who is quoted most, by how many publishers?
SELECT speaker, role, quotes, direct, publishers FROM speakers ORDER BY quotes DESC, speaker LIMIT 10;
