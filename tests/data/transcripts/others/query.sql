CREATE TABLE segment (start INTEGER, "end" INTEGER, text TEXT);
INSERT INTO segment VALUES (0, 1000, 'Hello');
INSERT INTO segment VALUES (1000, 2000, 'Bye');
