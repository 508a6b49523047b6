package syntax

// abbrev says how an abbreviation behaves before a sentence end.
type abbrev uint8

const (
	abbrevTitle   abbrev = 1 << iota // a name follows: never ends a sentence
	abbrevFinal                      // keeps its stop at the end of a sentence
	abbrevNumber                     // an abbreviation only before a number: "No. 5"
	abbrevCapital                    // an abbreviation only with a capital and small letters, inside a sentence: "Sat."
)

// abbreviations are words written with a full stop, in lower case without it.
var abbreviations = func() map[string]abbrev {
	m := map[string]abbrev{}
	add := func(kind abbrev, words ...string) {
		for _, w := range words {
			m[w] |= kind
		}
	}
	add(abbrevTitle,
		"mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "rev", "hon", "st", "ste", "mt", "ft",
		"gen", "maj", "col", "lt", "capt", "cpt", "cmdr", "cdr", "adm", "sgt", "cpl", "pfc", "pvt", "brig", "supt", "cmdt", "gens", "cols",
		"gov", "sen", "rep", "reps", "sens", "amb", "asst", "mlle", "mme", "vs", "v", "cf", "ca", "viz", "eg", "ie",
		"atty", "msgr", "fmr", "mohd", "engr", "attn", "approx", "arrv", "spec", "lv", "ph", "div")
	add(abbrevFinal,
		"jr", "sr", "inc", "corp", "co", "ltd", "bros", "llc", "plc", "etc", "al", "esq", "ph.d",
		"jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec", "tues", "thur", "thurs",
		"ave", "blvd", "rd", "dept", "univ", "assn", "bldg", "est",
		"ala", "ariz", "calif", "colo", "conn", "fla", "mich", "minn", "okla", "tenn", "que", "ont",
		"hrs", "yrs", "mins", "o.k")
	add(abbrevNumber, "no", "nos", "p", "pp", "vol", "art", "sect", "fig", "figs", "para", "ch", "c", "b", "d", "m", "r", "tel", "fax", "ext", "sec")
	add(abbrevCapital,
		"mon", "tue", "wed", "thu", "fri", "sat", "sun", "mar", "jun", "jul", "sep", "min", "pres", "del", "fr", "insp", "det", "ark", "ga", "ill", "ind", "kan", "ky", "la", "md", "miss", "mo", "mont",
		"neb", "nev", "ore", "pa", "tex", "va", "vt", "wash", "wis", "wyo", "eng", "ing", "ed", "eds", "conf", "mob")
	return m
}()
