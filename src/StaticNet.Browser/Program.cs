// What there is to do, JavaScript asks for, by Training/Exports.cs.
return;
