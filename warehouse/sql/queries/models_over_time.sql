-- How many large models have been counted in China, when, and by whom first? Conflicting counts stand beside the line.
SELECT as_of, value, bound, change, kind, reporters, first_reporter FROM trend('models', place := 'CN') ORDER BY day, value;
