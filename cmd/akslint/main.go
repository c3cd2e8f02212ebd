// Command akslint finds security mistakes in the files that describe an AKS
// platform.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
