-- How many generative AI services were on file at the end of each month that anybody reported?
SELECT month, value, bound, claims FROM trend_monthly('registered_services', place := 'CN');
