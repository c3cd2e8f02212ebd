package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// samples are the manifests that the benchmarks read: the corpus where there is
// one, and what only generators write.
func samples(b *testing.B) map[string][][]byte {
	b.Helper()
	samples := map[string][][]byte{
		"deployments":       slices.Repeat([][]byte{[]byte(deployment)}, 200),
		"a long stream":     {[]byte(strings.Repeat(deployment, 200))},
		"thousands of keys": {[]byte(configMap("\n"))},
		"one line":          {[]byte("{apiVersion: v1, kind: ConfigMap, data: {" + configMap(", ")[len("apiVersion: v1, kind: ConfigMap, data:, "):] + "é: é}}")},
	}
	_ = filepath.WalkDir("../../../shared/corpus/manifests", func(file string, _ fs.DirEntry, err error) error {
		if extension := filepath.Ext(file); err == nil && (extension == ".yaml" || extension == ".yml") {
			content, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			samples["corpus"] = append(samples["corpus"], content)
		}
		return nil
	})
	return samples
}

const deployment = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: frontend
  labels: {app: frontend}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: frontend
  template:
    metadata:
      labels:
        app: frontend
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
      - name: server
        image: "registry.example.com/frontend:1.2.3"
        ports:
        - containerPort: 8080
        env:
        - name: PORT
          value: "8080"
        resources:
          limits: {cpu: 200m, memory: 128Mi}
`

func configMap(separator string) string {
	var content strings.Builder
	content.WriteString(strings.Join([]string{"apiVersion: v1", "kind: ConfigMap", "data:", ""}, separator))
	indent := strings.Repeat("  ", strings.Count(separator, "\n"))
	for i := range 5000 {
		fmt.Fprintf(&content, "%skey-%d: value-%d%s", indent, i, i, separator)
	}
	return content.String()
}

// BenchmarkLoad compares what loading costs with the floor: decoding the same
// bytes to the nodes of yaml.v3.
func BenchmarkLoad(b *testing.B) {
	for name, contents := range samples(b) {
		b.Run(name+"/load", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, content := range contents {
					source := document.Source{Name: "x.yaml", Content: content}
					manifests(&source, Handlers{Document: func(*document.Document) {}, Problem: func(document.Problem) {}})
				}
			}
		})
		b.Run(name+"/floor", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, content := range contents {
					decodeAll(content)
				}
			}
		})
	}
}

func decodeAll(content []byte) {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		var node yaml.Node
		if err := decoder.Decode(&node); errors.Is(err, io.EOF) || err != nil {
			return
		}
	}
}
