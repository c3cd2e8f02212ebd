// Package scaffold writes the folder of a new rule, with everything filled in
// that is not a decision. What is left to decide is marked TODO.
package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/rule"
)

//go:embed rooms
var rooms embed.FS

// Write writes the folder of the rule TOPIC/NAME below folder, and returns
// the names of its files. The name must be new in every topic.
func Write(folder, topicAndName string) ([]string, error) {
	topic, name, found := strings.Cut(topicAndName, "/")
	if !found {
		return nil, fmt.Errorf("%q is not TOPIC/NAME", topicAndName)
	}
	if err := rule.CheckName(name); err != nil {
		return nil, err
	}
	if taken, _ := filepath.Glob(filepath.Join(folder, "*", name)); len(taken) > 0 {
		return nil, fmt.Errorf("%s already exists", taken[0])
	}
	files, err := files(topic, name)
	if err != nil {
		return nil, err
	}
	room := filepath.Join(folder, topic, name)
	if err := os.MkdirAll(room, 0o755); err != nil { //nolint:gosec // source that everyone may read
		return nil, fmt.Errorf("new rule: %w", err)
	}
	var written []string
	for _, file := range files {
		file.Name = filepath.Join(room, file.Name)
		if err := os.WriteFile(file.Name, file.Data, 0o644); err != nil { //nolint:gosec // as above
			return nil, fmt.Errorf("new rule: %w", err)
		}
		written = append(written, file.Name)
	}
	return written, nil
}

// files returns the files of a rule's folder.
func files(topic, name string) ([]txtar.File, error) {
	kind, err := roomOf(topic)
	if err != nil {
		return nil, err
	}
	text, err := template.ParseFS(rooms, "rooms/metadata.tmpl", "rooms/"+kind+".tmpl")
	if err != nil {
		return nil, fmt.Errorf("new rule: %w", err)
	}
	var filled bytes.Buffer
	about := struct{ Topic, Name string }{topic, name}
	if err := text.ExecuteTemplate(&filled, kind+".tmpl", about); err != nil {
		return nil, fmt.Errorf("new rule: %w", err)
	}
	return txtar.Parse(filled.Bytes()).Files, nil
}

// roomOf names the template for the rules of a topic, which depends on what
// they judge.
func roomOf(topic string) (string, error) {
	names := map[document.Class]string{
		document.Kubernetes: "kubernetes", document.Cluster: "cluster",
		document.Resource: "access", document.Command: "command",
	}
	var topics []string
	for _, class := range document.Classes() {
		if slices.Contains(engine.Topics(class), topic) {
			return names[class], nil
		}
		topics = append(topics, engine.Topics(class)...)
	}
	return "", fmt.Errorf("%q is not a topic: want one of %s", topic, strings.Join(topics, ", "))
}
