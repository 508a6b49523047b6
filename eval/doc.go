// Package eval says how well events are read: gold coded by hand and the
// events of an extractor go in, precision, recall and F1 of every slot come
// out, with what was missed and what was made up.
package eval
