package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/annals-kg/annals/internal/registry"
)

// config.go alone reads config.yaml and the environment. A flag overrides a
// variable, a variable the file, and the file the defaults.

const envPrefix = "ANNALS_"

// settings returns the settings for a command that was parsed. Every mistake
// in them is a usage error that names where it stands.
func (a *app) settings(cmd *cobra.Command) (*Settings, error) {
	v := viper.New()
	s := defaultSettings()
	leaves := s.leaves()
	keys := make([]string, len(leaves))
	for i, l := range leaves {
		keys[i] = l.key
		v.SetDefault(l.key, l.field.Interface())
		v.BindEnv(l.key, envName(l.key))
	}
	file, err := a.readConfigFile(v, keys)
	if err != nil {
		return nil, usage(err)
	}
	if err := checkEnvironment(keys); err != nil {
		return nil, usage(err)
	}
	flags := map[string]string{} // key -> flag that sets it
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if key := f.Annotations[settingOf]; len(key) == 1 {
			v.BindPFlag(key[0], f)
			if f.Changed {
				flags[key[0]] = "--" + f.Name
			}
		}
	})
	for _, l := range leaves {
		if day, ok := v.Get(l.key).(time.Time); ok && l.field.Kind() == reflect.String {
			l.field.SetString(day.Format(time.RFC3339)) // YAML takes 2024-05-15 for a time
			continue
		}
		if err := v.UnmarshalKey(l.key, l.field.Addr().Interface()); err != nil {
			return nil, usagef("%s: %s is %q; it should be %s", origin(l.key, file, flags), l.key, fmt.Sprint(v.Get(l.key)), kindOf(l.field))
		}
	}
	if err := s.check(); err != nil {
		key, _, _ := strings.Cut(err.Error(), " ")
		return nil, usagef("%s: %w", origin(key, file, flags), err)
	}
	return &s, nil
}

// readConfigFile merges the settings file into v, if there is one, and returns
// its path. Its keys must be among the known ones.
func (a *app) readConfigFile(v *viper.Viper, known []string) (string, error) {
	path := a.configPath()
	if path == "" {
		return "", nil
	}
	file := viper.New()
	file.SetConfigFile(path)
	file.SetConfigType("yaml")
	if err := file.ReadInConfig(); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s: there is no such file; check --config", path)
	} else if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	given := file.AllKeys()
	slices.Sort(given)
	for _, key := range given {
		if !slices.Contains(known, key) {
			return "", fmt.Errorf("%s: %w", path, registry.Unknown("setting", key, known))
		}
	}
	return path, v.MergeConfigMap(file.AllSettings())
}

// configPath is the file to read: --config, else ./config.yaml, else the one in
// the user's configuration directory; "" if there is none.
func (a *app) configPath() string {
	if a.configFile != "" {
		return a.configFile
	}
	candidates := []string{"config.yaml"}
	if dir, err := os.UserConfigDir(); err == nil {
		candidates = append(candidates, filepath.Join(dir, "annals", "config.yaml"))
	}
	for _, path := range candidates {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path
		}
	}
	return ""
}

// checkEnvironment returns an error for a variable ANNALS_... that sets nothing.
func checkEnvironment(keys []string) error {
	known := make([]string, len(keys))
	for i, key := range keys {
		known[i] = envName(key)
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if strings.HasPrefix(name, envPrefix) && !slices.Contains(known, name) {
			return fmt.Errorf("environment: %w", registry.Unknown("setting", name, known))
		}
	}
	return nil
}

// envName is the variable that sets a key: ANNALS_LOAD_WORKERS.
func envName(key string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// origin says where the value of a key was set.
func origin(key, file string, flags map[string]string) string {
	if flag := flags[key]; flag != "" {
		return flag
	}
	if name := envName(key); os.Getenv(name) != "" {
		return name
	}
	return file
}

// kindOf says what the value of a field is, for an error.
func kindOf(field reflect.Value) string {
	switch field.Kind() {
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	}
	return "text"
}
