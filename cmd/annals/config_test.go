package main

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestConfigFileDocumentsEverySetting holds config.yaml to the settings: the
// same keys in the same order, each with a comment and its default.
func TestConfigFileDocumentsEverySetting(t *testing.T) {
	b, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	values := map[string]any{}
	var walk func(prefix string, n *yaml.Node)
	walk = func(prefix string, n *yaml.Node) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if len(strings.Fields(key.HeadComment)) < 4 {
				t.Errorf("config.yaml:%d: %s%s has no comment above it that says what it does", key.Line, prefix, key.Value)
			}
			if value.Kind == yaml.MappingNode {
				walk(prefix+key.Value+".", value)
				continue
			}
			var v any
			if err := value.Decode(&v); err != nil {
				t.Error(err)
			}
			got = append(got, prefix+key.Value)
			values[prefix+key.Value] = v
		}
	}
	walk("", doc.Content[0])

	var want []string
	s := defaultSettings()
	for _, l := range s.leaves() {
		want = append(want, l.key)
		if value := values[l.key]; fmt.Sprint(value) != fmt.Sprint(l.field.Interface()) {
			t.Errorf("config.yaml: %s is %v; the default is %v", l.key, value, l.field)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("config.yaml has the keys\n%s\nthe settings are\n%s", got, want)
	}
}

func TestEverySettingHasAKeyAndIsChecked(t *testing.T) {
	s := defaultSettings()
	if err := s.check(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	seen := map[string]bool{}
	for _, l := range s.leaves() {
		if l.key == "" || strings.HasSuffix(l.key, ".") || seen[l.key] {
			t.Errorf("setting %q has no key of its own", l.key)
		}
		seen[l.key] = true
		switch l.field.Kind() {
		case reflect.Int, reflect.Float64:
			l.field.Set(reflect.ValueOf(-1).Convert(l.field.Type()))
			if err := s.check(); err == nil || !strings.HasPrefix(err.Error(), l.key+" ") {
				t.Errorf("%s = -1: got error %v; want one that names the key", l.key, err)
			}
			s = defaultSettings()
		}
	}
}

// TestFlagsSetWhatTheySay holds each flag that is tied to a setting to a key
// that there is, with the same default.
func TestFlagsSetWhatTheySay(t *testing.T) {
	s := defaultSettings()
	defaults := map[string]string{}
	for _, l := range s.leaves() {
		defaults[l.key] = fmt.Sprint(l.field.Interface())
	}
	for _, cmd := range allCommands() {
		for _, f := range settingFlags(cmd) {
			key := f.Annotations[settingOf][0]
			if want, known := defaults[key]; !known || f.DefValue != want {
				t.Errorf("%s --%s: sets %s with default %q; want %q", cmd.CommandPath(), f.Name, key, f.DefValue, want)
			}
		}
	}
}
