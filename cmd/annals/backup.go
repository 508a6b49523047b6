package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
)

// backupCommand is annals backup: a copy of the database.
func (a *app) backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup FOLDER | FILE.tar | -",
		Short: "Copy the database, also while something writes to it",
		Long: "backup copies the database as it is when it begins; others may read and write meanwhile. The copy is a\n" +
			"folder, which is a database of its own, or a tar where the name ends in .tar; - writes a tar to standard\n" +
			"output. SHA256SUMS in it holds the sum of each file, as sha256sum --check reads them.",
		Example: "annals backup annals-2024-05-15.tar\n" +
			"annals backup --db annals.db /mnt/disk/annals-copy\n" +
			"annals backup - | gzip > annals.tar.gz",
		Args: onePlace("where to; name a folder that is not there yet, a file that ends in .tar, or -"),
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		if args[0] == "-" {
			copied, err := graph.BackupTar(cmd.Context(), s.DB, a.stdout)
			if err != nil {
				return storeError(s, err)
			}
			return printCopied(a.stderr, *format, "standard output", copied)
		}
		copied, err := graph.Backup(cmd.Context(), s.DB, args[0])
		if err != nil {
			return storeError(s, err)
		}
		return printCopied(a.stdout, *format, args[0], copied)
	}
	return cmd
}

// restoreCommand is annals restore: a database out of a copy.
func (a *app) restoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore FOLDER | FILE.tar | -",
		Short: "Make a database of a backup",
		Long: "restore makes a database of what annals backup wrote. It compares each file with its sum and leaves\n" +
			"nothing behind where one is damaged or missing. It does not write over a database that is there.",
		Example: "annals restore annals-2024-05-15.tar\n" +
			"annals restore --db other.db /mnt/disk/annals-copy\n" +
			"gzip -dc annals.tar.gz | annals restore --db other.db -",
		Args: onePlace("what from; name a folder or a tar that annals backup wrote, or -"),
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		copied, err := graph.Restore(cmd.Context(), args[0], a.stdin, s.DB)
		if err != nil {
			return err
		}
		return printCopied(a.stdout, *format, s.DB, copied)
	}
	return cmd
}

// onePlace is the Args of a command that takes one argument.
func onePlace(missing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("%s: %s", cmd.CommandPath(), missing)
		}
		return atMostOne(cmd, args)
	}
}

func printCopied(w io.Writer, format, to string, c graph.FilesCopied) error {
	if format == "json" {
		return encoder(w).Encode(c)
	}
	_, err := fmt.Fprintf(w, "%s: %s, %s\n", to, ingest.Count(c.Files, "file"), size(c.Bytes))
	return err
}
