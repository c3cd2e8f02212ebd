// Package config reads .akslint.yaml, which holds a repository's choices for
// everyone who lints it.
package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// Name is the name of the file in the root of a repository.
const Name = ".akslint.yaml"

// A Config is the content of the file. Flags on the command line override it.
type Config struct {
	// File is the name of the file, or "" if there is none.
	File string `json:"-"`
	// Select and Ignore choose rules, as the flags --select and --ignore do.
	Select []string `json:"select"`
	Ignore []string `json:"ignore"`
	// Exclude are doublestar globs of files that are not read, relative to the
	// folder of the file.
	Exclude []string `json:"exclude"`
	// FailOn is the lowest severity of findings that fail a run, or never.
	FailOn string `json:"fail-on"`
	// Reading is the value of the parameter reading for all rules that are not
	// given another.
	Reading string `json:"reading"`
	// KubernetesVersion is the version of Kubernetes that files are judged for, as
	// 1.34, or "".
	KubernetesVersion string `json:"kubernetes-version"`
	// Parameters are the values of rules' parameters, by rule and parameter.
	Parameters map[string]map[string]any `json:"parameters"`

	lines map[string]int // by key, nested keys and indexes joined by dots
}

// Find reads the file in a folder; if there is none, the Config is empty.
func Find(folder string) (*Config, error) {
	config, err := Read(filepath.Join(folder, Name))
	if errors.Is(err, fs.ErrNotExist) {
		return &Config{}, nil
	}
	return config, err
}

// Read reads a file strictly: an unknown or repeated key and a value of the
// wrong type are errors.
func Read(file string) (*Config, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	config := &Config{File: file, lines: map[string]int{}}
	var tree yamlv3.Node
	if err := yamlv3.Unmarshal(content, &tree); err != nil {
		return nil, fmt.Errorf("%s: %s", file, stripPrefix(err))
	}
	if len(tree.Content) > 0 {
		config.index("", tree.Content[0])
	}
	if err := config.checkKeys(tree); err != nil {
		return nil, err
	}
	if err := yaml.UnmarshalStrict(content, config); err != nil {
		return nil, config.located(err)
	}
	return config, config.checkFailOn()
}

// Line is the line of the value that nested keys and indexes lead to, or of the
// nearest value around it, or 0.
func (c *Config) Line(path ...string) int {
	for ; len(path) > 0; path = path[:len(path)-1] {
		if line, known := c.lines[strings.Join(path, ".")]; known {
			return line
		}
	}
	return 0
}

func (c *Config) index(prefix string, node *yamlv3.Node) {
	switch node.Kind {
	case yamlv3.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			key := prefix + node.Content[i].Value
			c.lines[key] = node.Content[i].Line
			c.index(key+".", node.Content[i+1])
		}
	case yamlv3.SequenceNode:
		for i, item := range node.Content {
			key := prefix + strconv.Itoa(i)
			c.lines[key] = item.Line
			c.index(key+".", item)
		}
	default:
	}
}

func (c *Config) checkKeys(tree yamlv3.Node) error {
	known := keys()
	if len(tree.Content) == 0 {
		return nil
	}
	root := tree.Content[0]
	if root.Kind != yamlv3.MappingNode {
		return fmt.Errorf("%s:%d: want a mapping with the keys %s", c.File, root.Line, strings.Join(known, ", "))
	}
	for i := 0; i < len(root.Content); i += 2 {
		if key := root.Content[i]; !slices.Contains(known, key.Value) {
			return fmt.Errorf("%s:%d: unknown key %q%s", c.File, key.Line, key.Value, nearest.Hint(key.Value, known))
		}
		// Without quotes, 1.30 is the number 1.3.
		if key, value := root.Content[i], root.Content[i+1]; key.Value == "kubernetes-version" && value.Tag != "!!str" {
			return fmt.Errorf("%s:%d: %s: want a version in quotes, such as \"1.34\"", c.File, value.Line, key.Value)
		}
	}
	return nil
}

// keys are the keys that the file can have.
func keys() []string {
	var keys []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Config]()) {
		if key := field.Tag.Get("json"); key != "" && key != "-" {
			keys = append(keys, key)
		}
	}
	return keys
}

func (c *Config) checkFailOn() error {
	if c.FailOn == "" {
		return nil
	}
	if _, err := rule.ParseThreshold(c.FailOn); err != nil {
		return fmt.Errorf("%s:%d: fail-on: %w", c.File, c.Line("fail-on"), err)
	}
	return nil
}

// located prefixes an error of the decoder with its file and line.
func (c *Config) located(err error) error {
	if kind := (*json.UnmarshalTypeError)(nil); errors.As(err, &kind) {
		return fmt.Errorf("%s:%d: %s: want %s, got %s", c.File, c.Line(strings.Split(kind.Field, ".")...), kind.Field, noun(kind.Type.String()), kind.Value)
	}
	return fmt.Errorf("%s: %s", c.File, stripPrefix(err))
}

// noun names a Go type in the terms of YAML.
func noun(goType string) string {
	switch goType {
	case "[]string":
		return "a list of strings"
	case "string":
		return "a string"
	default:
		return "a mapping"
	}
}

var decoderPrefix = regexp.MustCompile(`^(error (converting YAML to JSON|unmarshaling JSON): )?(while decoding JSON: )?(yaml: |json: )?(unmarshal errors:\s*)?`)

func stripPrefix(err error) string {
	return decoderPrefix.ReplaceAllString(err.Error(), "")
}
