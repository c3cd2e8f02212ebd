package loader

import "github.com/akslint/akslint/internal/document"

func script(*document.Source, Handlers) {}
