// A fixed amount for every piece, which the people of the shop can change for a single line.

done(variable('Fee per piece', 5))
