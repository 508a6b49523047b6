package main

import (
	"context"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/annals-kg/annals/graph"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"annals": main})
}

// TestScripts drives the real program by the scripts of testdata. Beside the
// commands of testscript they have:
//
//	hex FILE BYTES...   writes bytes given in hexadecimal
//	hold DIR            opens the database in DIR until the script ends
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hex":  writeHex,
			"hold": holdDatabase,
		},
	})
}

func writeHex(ts *testscript.TestScript, neg bool, args []string) {
	b, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

func holdDatabase(ts *testscript.TestScript, neg bool, args []string) {
	store, err := graph.Open(context.Background(), ts.MkAbs(args[0]), graph.Options{})
	ts.Check(err)
	ts.Defer(func() { store.Close() })
}
