package extract

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"github.com/annals-kg/annals/event"
)

//go:embed rules
var ruleData embed.FS

// A rule says which words name an event of one kind, and when they do. Rules
// are data: rules/*.yaml, each with the sentences that it must read and those
// that it must leave alone.
type rule struct {
	Name     string         `yaml:"name"`
	Category event.Category `yaml:"category"`
	// Mode of the event; empty takes it from the weapon.
	Mode event.Mode `yaml:"mode"`
	// Frame names the table that turns grammar into roles; see frames.go.
	Frame string `yaml:"frame"`
	// Verbs and Nouns are the trigger's lemmas. A verb may have a particle or
	// a fixed word behind it: "shoot down", "set ablaze"; it may be written with
	// a hyphen: "tear-gas".
	Verbs []string `yaml:"verbs"`
	Nouns []string `yaml:"nouns"`
	// When must hold for each argument it names, Unless for none: tests by
	// the argument's function; see condition.
	When   map[string][]string `yaml:"when"`
	Unless map[string][]string `yaml:"unless"`
	// Fate of the weapons that the event tells of.
	Fate event.Fate `yaml:"fate"`
	// Status of the event where the grammar says nothing else.
	Status event.Status `yaml:"status"`
	// Undergoer says that the subject undergoes the event: "die", "fall".
	Undergoer bool `yaml:"undergoer"`
	// Confidence in (0, 1) moves the confidence of a user's rule, of which
	// nothing is learnt: 0.5 and 0 leave it, 0.9 makes its events surer.
	Confidence float64 `yaml:"confidence"`
	// Stance marks a rule whose words name no event but how someone stands to
	// the one told before: "Ankara denied the report".
	Stance event.Stance `yaml:"stance"`
	// Says marks a rule whose words are themselves a statement of who acts: an
	// accusation is its accuser's claim. It is their stance.
	Says event.Stance `yaml:"says"`
	// Codes go before those of the crosswalk where the rule is narrower than its
	// category.
	Codes event.Codes `yaml:"codes"`
	// Suppress marks a rule that only keeps others from firing.
	Suppress bool `yaml:"suppress"`

	Yes []example `yaml:"yes"`
	No  []string  `yaml:"no"`

	file string
}

// An example is a sentence that a rule must read, with roles by name: a word
// of each filler.
type example struct {
	Text      string              `yaml:"text"`
	Published string              `yaml:"published"`
	Roles     map[string][]string `yaml:"roles"`
	Status    event.Status        `yaml:"status"`
	Mode      event.Mode          `yaml:"mode"`
	Events    int                 `yaml:"events"` // how many of this rule; 0 is one
}

// A lemma is a trigger of a rule under one of its forms.
type lemma struct {
	rule     *rule
	verb     bool
	particle string // the fixed word behind a verb: "down"
	before   string // the fixed words before it: "suicide" of "suicide bombing"
	form     form
}

// A ruleSet is the rules with an index from word forms in lower case to the
// lemmas that they may stand for, those with conditions first.
type ruleSet struct {
	rules    []*rule
	forms    map[string][]lemma
	ownCodes map[string]event.Codes  // by the rule's name; only those that name codes
	says     map[string]event.Stance // by the rule's name; only those of statements
	digest   string                  // see Extractor.Rules
}

// builtin reads the rules of this package once.
var builtin = sync.OnceValues(func() ([]*rule, error) {
	entries, err := ruleData.ReadDir("rules")
	if err != nil {
		return nil, err
	}
	var all []*rule
	for _, e := range entries {
		if path.Ext(e.Name()) != ".yaml" {
			continue
		}
		data, err := ruleData.ReadFile("rules/" + e.Name())
		if err != nil {
			return nil, err
		}
		rules, err := readRules(e.Name(), data)
		if err != nil {
			return nil, err
		}
		for _, r := range rules {
			if i := slices.IndexFunc(all, func(old *rule) bool { return old.Name == r.Name }); i >= 0 {
				return nil, fmt.Errorf("extract: rules: %s has a rule %q and so has %s", r.file, r.Name, all[i].file)
			}
			all = append(all, r)
		}
	}
	return all, nil
})

// loadRules returns the built-in rules with those of files over them.
func loadRules(files []string) (*ruleSet, error) {
	base, err := builtin()
	if err != nil {
		return nil, err
	}
	all, digest := slices.Clone(base), carriedRules()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("extract: rules: %w", err)
		}
		rules, err := readRules(file, data)
		if err != nil {
			return nil, err
		}
		digest = digestOver(digest, data)
		for _, r := range rules {
			if i := slices.IndexFunc(all, func(old *rule) bool { return old.Name == r.Name }); i >= 0 {
				all[i] = r
			} else {
				all = append(all, r)
			}
		}
	}
	set := &ruleSet{rules: all, digest: digest, forms: map[string][]lemma{}, ownCodes: map[string]event.Codes{}, says: map[string]event.Stance{}}
	for _, r := range all {
		if r.Codes != (event.Codes{}) {
			set.ownCodes[r.Name] = r.Codes
		}
		if r.Says != "" {
			set.says[r.Name] = r.Says
		}
		for _, v := range r.Verbs {
			head, particle, _ := strings.Cut(v, " ")
			for _, f := range verbForms(head) {
				set.add(f.text, lemma{rule: r, verb: true, particle: particle, form: f.form})
			}
			if first, last, ok := strings.Cut(head, "-"); ok { // as many tokens: "tear-gassed"
				for _, f := range verbForms(last) {
					set.add(f.text, lemma{rule: r, verb: true, particle: particle, before: first + " -", form: f.form})
				}
			}
		}
		for _, n := range r.Nouns {
			before, head := "", n
			if i := strings.LastIndexByte(n, ' '); i >= 0 {
				before, head = n[:i], n[i+1:]
			}
			for _, f := range nounForms(head) {
				set.add(f, lemma{rule: r, before: before})
			}
		}
	}
	for _, lemmas := range set.forms {
		slices.SortStableFunc(lemmas, func(a, b lemma) int { return b.rank() - a.rank() })
	}
	return set, nil
}

func (s *ruleSet) add(form string, l lemma) { s.forms[form] = append(s.forms[form], l) }

// rank puts the lemma that asks for more before one that asks for less.
func (l lemma) rank() int {
	n := 2 * len(l.rule.When)
	if l.particle != "" || l.before != "" || l.rule.When["denied"] != nil {
		n += 20
	}
	if l.rule.Suppress {
		n += 10
	}
	return n
}

// isHarm reports whether the rule's events tell of people killed or wounded.
func (r *rule) isHarm() bool { return r.Frame == "harm" }

// readRules reads one file of rules; an error names the file and the rule.
func readRules(file string, data []byte) ([]*rule, error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	var rules []*rule
	if err := dec.Decode(&rules); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("extract: rules: %s: %w", file, err)
	}
	for i, r := range rules {
		r.file = file
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("extract: rules: %s: rule %d %q: %w", file, i+1, r.Name, err)
		}
	}
	return rules, nil
}

// check returns what is wrong with a rule.
func (r *rule) check() error {
	switch {
	case r.Name == "":
		return errors.New("has no name")
	case len(r.Verbs)+len(r.Nouns) == 0:
		return errors.New("has neither verbs nor nouns")
	case r.Suppress:
		return nil
	case r.Stance != "":
		if frames[r.Frame] == nil {
			r.Frame = "address"
		}
	case r.Confidence < 0 || r.Confidence >= 1:
		return fmt.Errorf("confidence is %v; it is from 0 to below 1", r.Confidence)
	case !r.Category.Known():
		return fmt.Errorf("no category %q; there are: %v", r.Category, event.Categories)
	case !r.Mode.Known():
		return fmt.Errorf("no mode %q; there are: %v", r.Mode, event.Modes)
	case frames[r.Frame] == nil:
		return fmt.Errorf("no frame %q; there are: %s", r.Frame, strings.Join(frameNames(), ", "))
	}
	for _, tests := range []map[string][]string{r.When, r.Unless} {
		for function := range tests {
			if !conditionFunctions[function] {
				return fmt.Errorf("no function %q in a condition", function)
			}
		}
	}
	return nil
}
